namespace VaeGen;

/// <summary>Reads samples as they are drawn, where they are.</summary>
internal static class StochasticReading
{
    extension(IDataset data)
    {
        /// <summary>A sample as it is drawn this time; of a data set without randomness, as it is.</summary>
        public void ReadDrawn(int index, ref SampleRandom random, Span<float> sample)
        {
            if (data is IStochasticDataset stochastic)
            {
                stochastic.Read(index, ref random, sample);
            }
            else
            {
                data.Read(index, sample);
            }
        }
    }
}
