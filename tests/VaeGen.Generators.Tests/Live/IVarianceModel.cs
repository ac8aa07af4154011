namespace VaeGen.Generators.Tests;

/// <summary>A live model whose posterior has variances.</summary>
public interface IVarianceModel : ILiveModel
{
    SampleSet LatentLogVariance(IDataset data, int batchSize = 500);
}
