namespace VaeGen;

/// <summary>Parts of data sets. They are views: nothing is copied.</summary>
public static class DatasetExtensions
{
    extension(IDataset data)
    {
        /// <summary>Some samples in a row.</summary>
        /// <param name="start">The first one's index.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IDataset Slice(int start, int count)
        {
            ArgumentNullException.ThrowIfNull(data);
            ArgumentOutOfRangeException.ThrowIfNegative(start);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(start, data.Count);
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, data.Count - start);
            return new Part(data, start, count);
        }

        /// <summary>The first samples.</summary>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IDataset Take(int count) => data.Slice(0, count);

        /// <summary>All but the first samples.</summary>
        /// <param name="count">How many to leave out.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IDataset Skip(int count)
        {
            ArgumentNullException.ThrowIfNull(data);
            ArgumentOutOfRangeException.ThrowIfNegative(count);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(count, data.Count);
            return data.Slice(count, data.Count - count);
        }

        /// <summary>Deals the samples at random into a part to train on and a part to measure on.</summary>
        /// <param name="validationCount">How many samples to hold out.</param>
        /// <param name="seed">The same seed holds out the same samples, on every machine and in every version.</param>
        /// <returns>The training part and the validation part, which share no sample.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        /// <example><code>var (train, validation) = digits.Split(validationCount: 1000, seed: 0);</code></example>
        public (IDataset Train, IDataset Validation) Split(int validationCount, long seed)
        {
            ArgumentNullException.ThrowIfNull(data);
            ArgumentOutOfRangeException.ThrowIfNegative(validationCount);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(validationCount, data.Count);
            var order = new int[data.Count];
            SplitMix64.Permute(order, seed, stream: 0);
            return (new Choice(data, order[validationCount..]), new Choice(data, order[..validationCount]));
        }
    }

    private sealed class Part(IDataset whole, int start, int count) : IDataset
    {
        public int Count => count;

        public ReadOnlySpan<int> Shape => whole.Shape;

        public void Read(int index, Span<float> sample)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            whole.Read(start + index, sample);
        }
    }

    private sealed class Choice(IDataset whole, int[] indexes) : IDataset
    {
        public int Count => indexes.Length;

        public ReadOnlySpan<int> Shape => whole.Shape;

        public void Read(int index, Span<float> sample) => whole.Read(indexes[index], sample);
    }
}
