using VaeGen;

namespace Theory;

/// <summary>What the figures ask of a model: every member is emitted.</summary>
internal interface ITheoryModel : IDisposable
{
    TrainingHistory Fit(
        IDataset data, TrainingOptions? options, IDataset? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken);

    SampleSet Sample(int count);

    SampleSet LatentMean(IDataset data, int batchSize = 500);

    SampleSet Decode(IDataset codes, int batchSize = 500);

    SampleSet Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps);
}
