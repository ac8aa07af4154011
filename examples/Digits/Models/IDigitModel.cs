using VaeGen;

namespace Digits;

/// <summary>What the program asks of a model, whichever it is: every member is emitted.</summary>
internal interface IDigitModel : IDisposable
{
    TrainingHistory Fit(
        IDataset data, TrainingOptions? options, IDataset? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken);

    double LogLikelihood(IDataset data, int draws, int batchSize);

    SampleSet Sample(int count);

    SampleSet Reconstruct(IDataset data, int batchSize = 500);

    SampleSet Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps);

    void Save(string path);

    void SaveDecoder(string path);

    void WriteReport(string path, IDataset data, TrainingHistory? history = null, ReportOptions? options = null);
}
