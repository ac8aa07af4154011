using System.Globalization;

namespace VaeGen;

/// <summary>
/// The bookkeeping of one <c>Fit</c>: the order of the samples, their checks, the means, progress and cancellation. No tensor is in it:
/// the training loop itself is in the code emitted for the model, and calls these members in turn.
/// </summary>
/// <example>
/// <code>
/// foreach (var epoch in run.Epochs())
/// {
///     foreach (var batch in run.Batches(epoch))
///     {
///         // … the loss of batch.Values and its gradients
///         run.Record(batch, loss, reconstruction, kl);
///         optimizer.step();
///     }
///     run.EndEpoch(epoch, Evaluate(validation));
/// }
/// </code>
/// </example>
public sealed class TrainingRun
{
    private const string TrainingData = "the training data";
    private const string ValidationData = "the validation data";

    private readonly SampleSpec samples;
    private readonly IDataset data;
    private readonly IDataset? validation;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly CancellationToken cancellationToken;
    private readonly TimeProvider clock;
    private readonly BatchReader reader;
    private readonly int[] order;
    private readonly int smallestBatch;
    private readonly int steps;
    private readonly long began;

    private LossSummary train;
    private TimeSpan trainingTime;
    private int currentEpoch;
    private int currentStep;

    /// <summary>Checks settings and data sets, and starts the clock.</summary>
    /// <param name="samples">What the model expects of its samples.</param>
    /// <param name="data">The samples to train on.</param>
    /// <param name="validation">The samples held out; null: none.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="progress">Told after every step and every epoch, on the thread that trains; null: nobody.</param>
    /// <param name="cancellationToken">Looked at before and after every step.</param>
    /// <param name="smallestBatch">The fewest samples that the model can be trained on at a time: 2 with batch norm, which takes their variance.</param>
    /// <exception cref="ShapeException">The samples of a data set have another shape.</exception>
    /// <exception cref="DataException">A data set is empty, or there are fewer samples to train on than <paramref name="smallestBatch"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting makes no sense, or its batches are smaller than <paramref name="smallestBatch"/>.</exception>
    public TrainingRun(
        SampleSpec samples,
        IDataset data,
        IDataset? validation,
        TrainingSettings settings,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken,
        int smallestBatch = 1)
        : this(samples, data, validation, settings, progress, TimeProvider.System, cancellationToken, smallestBatch)
    {
    }

    internal TrainingRun(
        SampleSpec samples,
        IDataset data,
        IDataset? validation,
        TrainingSettings settings,
        IProgress<TrainingProgress>? progress,
        TimeProvider clock,
        CancellationToken cancellationToken,
        int smallestBatch = 1)
    {
        settings.Validate();
        settings.RequireBatchSize(smallestBatch);
        Check(samples, data, TrainingData, smallestBatch);
        samples.CheckBatchSize((int)Math.Min((long)settings.BatchSize + smallestBatch - 1, int.MaxValue), data, nameof(settings.BatchSize));
        if (validation is not null)
        {
            Check(samples, validation, ValidationData, fewest: 1);
        }

        this.samples = samples;
        this.data = data;
        this.validation = validation;
        this.progress = progress;
        this.cancellationToken = cancellationToken;
        this.clock = clock;
        Settings = settings;
        History = new TrainingHistory(settings);
        reader = new BatchReader(samples, data, settings.BatchSize, TrainingData);
        order = new int[data.Count];
        this.smallestBatch = smallestBatch;
        var (whole, rest) = Math.DivRem(data.Count, settings.BatchSize);
        steps = whole + (rest >= smallestBatch || (whole == 0 && rest > 0) ? 1 : 0);
        began = clock.GetTimestamp();
    }

    /// <summary>How the model is trained.</summary>
    public TrainingSettings Settings { get; }

    /// <summary>What came of the epochs so far.</summary>
    public TrainingHistory History { get; }

    /// <summary>The epochs, from 1. The validation data's values are checked first, so that a bad one does not waste an epoch.</summary>
    /// <exception cref="DataException">A validation value is NaN, infinite or out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public IEnumerable<int> Epochs()
    {
        if (validation is not null)
        {
            foreach (var _ in samples.Batches(validation, Math.Min(Settings.BatchSize, validation.Count), ValidationData))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        for (var epoch = 1; epoch <= Settings.Epochs; epoch++)
        {
            yield return epoch;
        }
    }

    /// <summary>Every training sample once, a batch at a time, in an order that depends on the seed and the epoch alone; the last batch may be smaller, but takes in
    /// what would be left over for a batch of fewer than can be trained on.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <returns>Batches whose arrays are used again: work on each before asking for the next.</returns>
    /// <exception cref="DataException">A value is NaN, infinite or out of range.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the step under way was finished.</exception>
    public IEnumerable<Batch> Batches(int epoch)
    {
        train = default;
        trainingTime = TimeSpan.Zero;
        currentEpoch = epoch;
        currentStep = 0;

        var resumed = clock.GetTimestamp();
        SplitMix64.Permute(order, Settings.Seed, epoch);
        for (var start = 0; start < order.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var batch = reader.Read(start, order, smallestBatch, (Settings.Seed, epoch));
            start += batch.Count;
            currentStep++;
            yield return batch;

            trainingTime += clock.GetElapsedTime(resumed);
            Report(null);
            resumed = clock.GetTimestamp();
        }
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Notes a batch's loss, before the step that follows from it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="loss">What training minimises, in nats per sample.</param>
    /// <param name="reconstruction">−log p(x|z), in nats per sample.</param>
    /// <param name="kl">KL(q(z|x) ‖ p(z)), not weighted, in nats per sample.</param>
    /// <param name="further">The objective's further terms by name, in nats per sample.</param>
    /// <exception cref="NonFiniteLossException">One of the first three is NaN or infinite; if it is the loss, the further term that made it so is named.</exception>
    public void Record(Batch batch, float loss, float reconstruction, float kl, ReadOnlySpan<(string Name, double Value)> further = default)
    {
        ThrowUnlessFinite("reconstruction loss", reconstruction);
        ThrowUnlessFinite("KL divergence", kl);
        if (!float.IsFinite(loss))
        {
            foreach (var (name, value) in further)
            {
                ThrowUnlessFinite(name, value);
            }
        }
        ThrowUnlessFinite("loss", loss);
        train = train.Add(batch.Count, loss, reconstruction, kl, further);
    }

    /// <summary>Ends an epoch: adds it to the history and reports it.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="validation">The loss over the validation data; null without such data.</param>
    public void EndEpoch(int epoch, LossSummary? validation)
    {
        var report = new EpochReport(epoch, train, validation, SamplesPerSecond, clock.GetElapsedTime(began));
        History.Add(report);
        Report(report);
    }

    /// <summary>Steps done in the whole run before the one under way: 0 in the first.</summary>
    public long StepsDone => ((long)Math.Max(0, currentEpoch - 1) * steps) + Math.Max(0, currentStep - 1);

    /// <summary>The same in epochs, with the share of the one under way: 2.5 halfway through the third.</summary>
    public double EpochsDone => (double)StepsDone / steps;

    private double SamplesPerSecond => trainingTime > TimeSpan.Zero ? train.Count / trainingTime.TotalSeconds : 0;

    private static void Check(SampleSpec samples, IDataset data, string name, int fewest)
    {
        samples.Check(data, name);
        samples.RequireSome(data, name);
        if (data.Count < fewest)
        {
            var (expected, found) = (fewest.ToString(CultureInfo.InvariantCulture), data.Count.ToString(CultureInfo.InvariantCulture));
            throw new DataException($"{samples.Model}: {name} has {found} samples, expected at least {expected} for batch norm.") { Expected = expected, Found = found };
        }
    }

    private void ThrowUnlessFinite(string term, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new NonFiniteLossException(samples.Model, term, value, currentEpoch, currentStep);
        }
    }

    private void Report(EpochReport? completed) => progress?.Report(new TrainingProgress(
        currentEpoch, Settings.Epochs, currentStep, steps, train, SamplesPerSecond, clock.GetElapsedTime(began), completed));
}
