namespace VaeGen;

/// <summary>A data set whose samples are drawn anew in every epoch: noise, random binarisation, augmentation.</summary>
/// <remarks>
/// Training reads it with <see cref="Read(int, ref SampleRandom, Span{float})"/>, everything else with <see cref="IDataset.Read"/>, which gives the
/// same values at every call: losses over validation data can then be compared.
/// <see cref="StochasticDatasets"/> makes such data sets of others.
/// </remarks>
public interface IStochasticDataset : IDataset
{
    /// <summary>Writes one sample's values as they are drawn this time.</summary>
    /// <param name="index">Which sample, from 0 to <see cref="IDataset.Count"/> − 1.</param>
    /// <param name="random">The sample's random numbers of this epoch: what is drawn may depend on nothing else that changes.</param>
    /// <param name="sample">Where the values go: as long as the product of <see cref="IDataset.Shape"/>.</param>
    void Read(int index, ref SampleRandom random, Span<float> sample);
}
