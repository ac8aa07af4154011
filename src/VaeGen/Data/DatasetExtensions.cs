namespace VaeGen;

/// <summary>Parts of data sets, and what may stand beside them. They are views: nothing is copied.</summary>
public static class DatasetExtensions
{
    extension(IDataset data)
    {
        /// <summary>Some samples in a row.</summary>
        /// <param name="start">The first one's index.</param>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IDataset Slice(int start, int count) => new DatasetView<IDataset>(data, DatasetView<IDataset>.Part(data, start, count));

        /// <summary>The first samples.</summary>
        /// <param name="count">How many.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IDataset Take(int count) => data.Slice(0, count);

        /// <summary>All but the first samples.</summary>
        /// <param name="count">How many to leave out.</param>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        public IDataset Skip(int count) => new DatasetView<IDataset>(data, DatasetView<IDataset>.Rest(data, count));

        /// <summary>Deals the samples at random into a part to train on and a part to measure on.</summary>
        /// <param name="validationCount">How many samples to hold out.</param>
        /// <param name="seed">The same seed holds out the same samples, on every machine and in every version.</param>
        /// <returns>The training part and the validation part, which share no sample.</returns>
        /// <exception cref="ArgumentOutOfRangeException">The data set has fewer samples.</exception>
        /// <example><code>var (train, validation) = digits.Split(validationCount: 1000, seed: 0);</code></example>
        public (IDataset Train, IDataset Validation) Split(int validationCount, long seed)
        {
            var order = DatasetView<IDataset>.Deal(data, validationCount, seed);
            return (new DatasetView<IDataset>(data, validationCount..data.Count, order), new DatasetView<IDataset>(data, 0..validationCount, order));
        }

        /// <summary>The same samples, each with a class.</summary>
        /// <param name="labels">The class of every sample, [count], from 0 on. Not copied.</param>
        /// <exception cref="DataException">There are not as many labels as samples.</exception>
        /// <example><code>model.Fit(rows.WithLabels(classes));</code></example>
        public ILabelledDataset WithLabels(int[] labels)
        {
            ArgumentNullException.ThrowIfNull(data);
            ArgumentNullException.ThrowIfNull(labels);
            if (labels.Length != data.Count)
            {
                throw DataException.NotOneEach("labels", labels.Length, data.Count);
            }
            return new LabelledDataset(data, labels);
        }

        /// <summary>The same samples, each with a vector of features.</summary>
        /// <param name="conditions">The features of every sample, in the samples' order.</param>
        /// <exception cref="DataException">There are not as many conditions as samples.</exception>
        /// <example><code>model.Fit(images.WithConditions(new SampleSet(angles, 2)));</code></example>
        public IConditionedDataset WithConditions(IDataset conditions)
        {
            ArgumentNullException.ThrowIfNull(data);
            ArgumentNullException.ThrowIfNull(conditions);
            if (conditions.Count != data.Count)
            {
                throw DataException.NotOneEach("conditions", conditions.Count, data.Count);
            }
            return new ConditionedDataset(data, conditions);
        }
    }
}
