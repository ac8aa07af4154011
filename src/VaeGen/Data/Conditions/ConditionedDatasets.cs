namespace VaeGen;

/// <summary>Parts of data sets with conditions. They are views: nothing is copied.</summary>
public static class ConditionedDatasets
{
    extension(IConditionedDataset data)
    {
        /// <summary>Some samples in a row.</summary>
        /// <param name="start">The first one's index.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IConditionedDataset Slice(int start, int count) => new View(data, DatasetView<IConditionedDataset>.Part(data, start, count));

        /// <summary>The first samples.</summary>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IConditionedDataset Take(int count) => data.Slice(0, count);

        /// <summary>All but the first samples.</summary>
        /// <param name="count">How many to leave out.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IConditionedDataset Skip(int count) => new View(data, DatasetView<IConditionedDataset>.Rest(data, count));

        /// <summary>Deals the samples at random into a part to train on and a part to measure on.</summary>
        /// <param name="validationCount">How many samples to hold out.</param>
        /// <param name="seed">The same seed holds out the same samples, on every machine and in every version.</param>
        /// <returns>The training part and the validation part, which share no sample.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        /// <example><code>var (train, validation) = digits.Split(validationCount: 1000, seed: 0);</code></example>
        public (IConditionedDataset Train, IConditionedDataset Validation) Split(int validationCount, long seed)
        {
            var order = DatasetView<IConditionedDataset>.Deal(data, validationCount, seed);
            return (new View(data, validationCount..data.Count, order), new View(data, 0..validationCount, order));
        }
    }

    private sealed class View(IConditionedDataset whole, Range range, int[]? order = null) : DatasetView<IConditionedDataset>(whole, range, order), IConditionedDataset
    {
        public int ConditionSize => Whole.ConditionSize;

        public void ReadCondition(int index, Span<float> condition) => Whole.ReadCondition(IndexOf(index), condition);
    }
}
