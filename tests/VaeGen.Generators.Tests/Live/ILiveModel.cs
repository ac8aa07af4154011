namespace VaeGen.Generators.Tests;

/// <summary>What the live tests call. Models are compiled in memory and implement this by what the generator emits, so the calls are typed.</summary>
public interface ILiveModel : IDisposable
{
    /// <summary>Every declared thing the model was emitted from, as the class's constant says it.</summary>
    string DeclaredAs { get; }

    SampleSpec Expects { get; }

    TrainingHistory Fit(
        IDataset data,
        TrainingOptions? options,
        IDataset? validation,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken);

    LossSummary Evaluate(IDataset data, int batchSize = 500);

    SampleSet Sample(int count);

    SampleSet Reconstruct(IDataset data, int batchSize = 500);

    SampleSet LatentMean(IDataset data, int batchSize = 500);

    SampleSet Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps);

    SampleSet Decode(IDataset codes, int batchSize = 500);

    float[] Concept(IDataset with, IDataset without, int batchSize = 500);

    SampleSet Apply(IDataset data, ReadOnlySpan<float> concept, double strength = 1, int batchSize = 500);

    SampleSet Traverse(ReadOnlySpan<float> sample, int dimension, double from, double to, int steps);

    void WriteReport(string path, IDataset data, TrainingHistory? history = null, ReportOptions? options = null);

    void Save(string path);

    /// <summary>The class's static Load.</summary>
    ILiveModel Reload(string path);
}
