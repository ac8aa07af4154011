namespace VaeGen;

/// <summary>Parts of data sets with labels. They are views: nothing is copied.</summary>
public static class LabelledDatasets
{
    extension(ILabelledDataset data)
    {
        /// <summary>Some samples in a row.</summary>
        /// <param name="start">The first one's index.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public ILabelledDataset Slice(int start, int count) => new View(data, DatasetView<ILabelledDataset>.Part(data, start, count));

        /// <summary>The first samples.</summary>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public ILabelledDataset Take(int count) => data.Slice(0, count);

        /// <summary>All but the first samples.</summary>
        /// <param name="count">How many to leave out.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public ILabelledDataset Skip(int count) => new View(data, DatasetView<ILabelledDataset>.Rest(data, count));

        /// <summary>Deals the samples at random into a part to train on and a part to measure on.</summary>
        /// <param name="validationCount">How many samples to hold out.</param>
        /// <param name="seed">The same seed holds out the same samples, on every machine and in every version.</param>
        /// <returns>The training part and the validation part, which share no sample.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        /// <example><code>var (train, validation) = digits.Split(validationCount: 1000, seed: 0);</code></example>
        public (ILabelledDataset Train, ILabelledDataset Validation) Split(int validationCount, long seed)
        {
            var order = DatasetView<ILabelledDataset>.Deal(data, validationCount, seed);
            return (new View(data, validationCount..data.Count, order), new View(data, 0..validationCount, order));
        }
    }

    private sealed class View(ILabelledDataset whole, Range range, int[]? order = null) : DatasetView<ILabelledDataset>(whole, range, order), ILabelledDataset
    {
        public bool HasLabels => Whole.HasLabels;

        public int Label(int index) => Whole.Label(IndexOf(index));
    }
}
