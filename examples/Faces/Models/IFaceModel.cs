using VaeGen;

namespace Faces;

/// <summary>What the program asks of a model, whichever it is: every member is emitted.</summary>
internal interface IFaceModel : IDisposable
{
    TrainingHistory Fit(
        IDataset data, TrainingOptions? options, IDataset? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken);

    SampleSet Sample(int count);

    SampleSet Reconstruct(IDataset data, int batchSize = 500);

    SampleSet LatentMean(IDataset data, int batchSize = 500);

    SampleSet Decode(IDataset codes, int batchSize = 500);

    SampleSet Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps);

    SampleSet Traverse(ReadOnlySpan<float> sample, int dimension, double from, double to, int steps);

    float[] Concept(IDataset with, IDataset without, int batchSize = 500);

    SampleSet Apply(IDataset data, ReadOnlySpan<float> concept, double strength = 1, int batchSize = 500);

    void Save(string path);

    void WriteReport(string path, IDataset data, TrainingHistory? history = null, ReportOptions? options = null);
}
