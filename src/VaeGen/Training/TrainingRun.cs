using System.Globalization;

namespace VaeGen;

/// <summary>
/// The bookkeeping of one <c>Fit</c>: the order of the samples, their checks, the means, the learning rate, checkpoints, progress and
/// cancellation. No tensor is in it: the training loop itself is in the code emitted for the model, and calls these members in turn.
/// </summary>
/// <example>
/// <code>
/// run.Begin(state, Declaration);
/// foreach (var batch in run.Batches())
/// {
///     // … the loss of batch.Values and its gradients
///     if (!run.Record(batch, loss, reconstruction, kl))
///     {
///         continue;
///     }
///     // … a step at run.LearningRate
///     if (run.ValidationIsDue)
///     {
///         run.EndValidation(Evaluate(validation));
///     }
/// }
/// </code>
/// </example>
public sealed partial class TrainingRun : IDisposable
{
    private const string TrainingData = "the training data";
    private const string ValidationData = "the validation data";

    private readonly SampleSpec samples;
    private readonly IDataset data;
    private readonly IDataset? validation;
    private readonly ICommunicator? processes;
    private readonly IProgress<TrainingProgress>? progress;
    private readonly CancellationToken cancellationToken;
    private readonly TimeProvider clock;
    private readonly BatchQueue queue;
    private readonly int[] order;
    private readonly int steps;

    private long began;
    private TimeSpan elapsedBefore;
    private LossSummary train;
    private LossSummary? validated;
    private LossSummary? justValidated;
    private TimeSpan trainingTime;
    private long resumed;
    private int epoch = 1;
    private int step;

    /// <summary>Checks settings and data sets, and starts the clock.</summary>
    /// <param name="samples">What the model expects of its samples.</param>
    /// <param name="data">The samples to train on.</param>
    /// <param name="validation">The samples held out; null: none.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="progress">Told after every step and every epoch, on the thread that trains, of the first process where there are several; null: nobody.</param>
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
        settings.RequireValidation(validation is not null);
        Check(samples, data, TrainingData, smallestBatch);
        samples.CheckBatchSize((int)Math.Min((long)settings.BatchSize + smallestBatch - 1, int.MaxValue), data, nameof(settings.BatchSize));
        if (validation is not null)
        {
            Check(samples, validation, ValidationData, fewest: 1);
        }

        this.samples = samples;
        this.data = data;
        this.validation = validation;
        processes = settings.Communicator is { Size: > 1 } several ? several : null;
        this.progress = IsFirst ? progress : null;
        this.cancellationToken = cancellationToken;
        this.clock = clock;
        Settings = settings;
        History = new TrainingHistory(settings);
        order = new int[data.Count];
        queue = new BatchQueue(Reader(), Reader(), order, smallestBatch, settings.Seed);
        var (whole, rest) = Math.DivRem(data.Count, settings.BatchSize);
        steps = whole + (rest >= smallestBatch || (whole == 0 && rest > 0) ? 1 : 0);
        began = clock.GetTimestamp();
        BeginTelemetry();

        BatchReader Reader() => new(samples, data, settings.BatchSize, TrainingData, Place);
    }

    /// <summary>How the model is trained.</summary>
    public TrainingSettings Settings { get; }

    /// <summary>What came of the epochs so far.</summary>
    public TrainingHistory History { get; }

    /// <summary>Steps done in the whole run before the one under way: 0 in the first.</summary>
    public long StepsDone => ((long)(epoch - 1) * steps) + Math.Max(0, step - 1);

    /// <summary>The same in epochs, with the share of the one under way: 2.5 halfway through the third.</summary>
    public double EpochsDone => (double)StepsDone / steps;

    /// <summary>The learning rate of the step under way.</summary>
    public double LearningRate => Math.ScaleB(LearningRates.At(Settings, StepsDone, (long)Settings.Epochs * steps), -rollbacks);

    /// <summary>Whether the model is to be evaluated on the validation data after the step under way.</summary>
    public bool ValidationIsDue
    {
        get
        {
            // a stop waits for it only where it belongs to what is saved
            if (validation is null || (folder is null && StopIsAskedFor) || !(step == steps || (Settings.ValidateEverySteps > 0 && Done % Settings.ValidateEverySteps == 0)))
            {
                return false;
            }
            trainingTime += clock.GetElapsedTime(resumed);
            NoteValidationBegins();
            queue.Settle(); // both data sets may be parts of one that takes one call at a time
            return true;
        }
    }

    // the step under way counted in
    private long Done => ((long)(epoch - 1) * steps) + step;

    private TimeSpan Elapsed => elapsedBefore + clock.GetElapsedTime(began);

    private double SamplesPerSecond => trainingTime > TimeSpan.Zero ? train.Count / trainingTime.TotalSeconds : 0;

    /// <summary>
    /// Every epoch's batches, from where the run begins or goes on: every training sample once an epoch, in an order that depends on the seed
    /// and the epoch alone. An epoch's last batch may be smaller, but takes in what would be left over for a batch of fewer than can be trained on.
    /// The next batch is read while one trains.
    /// </summary>
    /// <returns>Batches whose arrays are used again: work on each before asking for the next.</returns>
    /// <exception cref="DataException">A value is NaN, infinite or out of range; a validation value is found before the first step.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the step under way was finished, and saved where there are checkpoints.</exception>
    /// <exception cref="ModelFileException">A checkpoint cannot be written; those before are untouched.</exception>
    public IEnumerable<Batch> Batches() => Watched(AllBatches());

    private IEnumerable<Batch> AllBatches()
    {
        CheckValidationValues();
        while (epoch <= Settings.Epochs && History.StoppedBy == TrainingEnd.Epochs)
        {
            SplitMix64.Permute(order, Settings.Seed, epoch);
            ThrowIfCancelled();
            NoteEpochBegins();
            resumed = clock.GetTimestamp();
            queue.Prepare(step * Settings.BatchSize, epoch);
            do
            {
                var batch = queue.Take();
                step++;
                ShareNoise(batch);
                if (step < steps)
                {
                    queue.Prepare(step * Settings.BatchSize, epoch);
                }
                yield return batch;

                queue.Settle();
                if (!wentBack)
                {
                    EndStep();
                    ThrowIfCancelled();
                }
            }
            while (!wentBack && step != 0 && History.StoppedBy == TrainingEnd.Epochs);
            wentBack = false;
        }
        End();
    }

    /// <summary>Lets go of the data.</summary>
    public void Dispose()
    {
        if (processes is not null && state is not null)
        {
            state.ShareNoise(null);
        }
        queue.Dispose();
        EndTelemetry();
    }

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

    // first of all, so that a bad value does not waste an epoch
    private void CheckValidationValues()
    {
        if (validation is not null)
        {
            foreach (var _ in samples.Batches(validation, Math.Min(Settings.BatchSize, validation.Count), ValidationData, Place))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private void EndStep()
    {
        trainingTime += clock.GetElapsedTime(resumed);
        NoteStep();
        Report(null);
        if (step == steps)
        {
            RequireAlike();
            var report = new EpochReport(epoch, train, validated, SamplesPerSecond, Elapsed);
            History.Add(report);
            NoteEpochEnds();
            Report(report);
            (epoch, step, train, validated, trainingTime) = (epoch + 1, 0, default, null, TimeSpan.Zero);
        }
        justValidated = null;
        if (TimeIsUp)
        {
            History.StoppedBy = TrainingEnd.TimeLimit;
        }
        SaveWhatIsDue();
        resumed = clock.GetTimestamp();
    }

    private void Report(EpochReport? completed) => progress?.Report(new TrainingProgress(
        epoch, Settings.Epochs, step, steps, train, LearningRate, SamplesPerSecond, Elapsed, justValidated, completed) { Batch = lastBatch });
}
