namespace VaeGen.Generators.Tests;

/// <summary>A live model that is conditioned on classes: what the generator emits for it, and <see cref="Reload"/>.</summary>
public interface ILabelledModel : IDisposable
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = "public ILabelledModel Reload(string path) => Load(path);";

    TrainingHistory Fit(
        ILabelledDataset data,
        TrainingOptions? options,
        ILabelledDataset? validation,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken);

    LossSummary Evaluate(ILabelledDataset data, int batchSize = 500);

    double LogLikelihood(ILabelledDataset data, int draws = 500, int batchSize = 20);

    SampleSet Sample(int label, int count);

    SampleSet Reconstruct(ILabelledDataset data, int batchSize = 500);

    SampleSet LatentMean(ILabelledDataset data, int batchSize = 500);

    SampleSet Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps, int label);

    SampleSet Decode(IDataset codes, int label, int batchSize = 500);

    float[] Concept(ILabelledDataset with, ILabelledDataset without, int batchSize = 500);

    SampleSet Apply(ILabelledDataset data, ReadOnlySpan<float> concept, double strength = 1, int batchSize = 500);

    SampleSet Traverse(ReadOnlySpan<float> sample, int dimension, double from, double to, int steps, int label);

    void WriteReport(string path, ILabelledDataset data, TrainingHistory? history = null, ReportOptions? options = null);

    void Save(string path);

    ILabelledModel Reload(string path);
}
