namespace VaeGen.Generators.Tests;

/// <summary>A live model that is conditioned on features.</summary>
public interface IConditionedModel : IDisposable
{
    TrainingHistory Fit(
        IConditionedDataset data,
        TrainingOptions? options,
        IConditionedDataset? validation,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken);

    double LogLikelihood(IConditionedDataset data, int draws = 500, int batchSize = 20);

    SampleSet Sample(ReadOnlySpan<float> features, int count);

    void WriteReport(string path, IConditionedDataset data, TrainingHistory? history = null, ReportOptions? options = null);

    SampleSet Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps, ReadOnlySpan<float> features);
}
