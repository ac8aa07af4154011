using VaeGen;

namespace Digits;

/// <summary>Conditional VAE (Sohn et al. 2015): the class is given, so the code is left with the handwriting.</summary>
[Input(28, 28)]
[Encoder(Layers = [400])]
[Latent(Dim = 20)]
[Condition(Classes = 10)]
[Training(Epochs = 60)]
public partial class ConditionalVae : IDigitModel
{
    private const int Classes = 10;

    // the data sets of this program all have their labels
    TrainingHistory IDigitModel.Fit(
        IDataset data, TrainingOptions? options, IDataset? validation, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken) =>
        Fit((ILabelledDataset)data, options, (ILabelledDataset?)validation, progress, cancellationToken);

    double IDigitModel.LogLikelihood(IDataset data, int draws, int batchSize) => LogLikelihood((ILabelledDataset)data, draws, batchSize);

    SampleSet IDigitModel.Reconstruct(IDataset data, int batchSize) => Reconstruct((ILabelledDataset)data, batchSize);

    void IDigitModel.WriteReport(string path, IDataset data, TrainingHistory? history, ReportOptions? options) =>
        WriteReport(path, (ILabelledDataset)data, history, options);

    // as many of each class, from zeros to nines
    SampleSet IDigitModel.Sample(int count) =>
        SampleSet.Of([.. Enumerable.Range(0, Classes).Select(label => Sample(label, ((label + 1) * count / Classes) - (label * count / Classes)))]);

    // the code says nothing of the class: both ends are read and drawn as threes
    SampleSet IDigitModel.Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps) => Interpolate(from, to, steps, label: 3);
}
