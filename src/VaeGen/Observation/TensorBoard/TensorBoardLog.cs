using System.Globalization;

namespace VaeGen;

/// <summary>An event file that TensorBoard shows: <c>tensorboard --logdir runs</c>.</summary>
/// <remarks>
/// As the <c>progress</c> of <c>Fit</c> it writes, by steps done, "train/…" (the batch's loss, ELBO, reconstruction, KL and further terms, the
/// learning rate and samples a second), "epoch/…" (the means over the epoch) and "validation/…", all in nats per sample. Pictures, histograms
/// and scalars of your own are a call each. Every instance writes a file of its own; where a run goes on from a checkpoint, or back to one,
/// TensorBoard drops the steps that are done again. Use it from one thread at a time.
/// </remarks>
/// <example>
/// <code>
/// using var board = new TensorBoardLog("runs/first");
/// model.Fit(digits, progress: board);
/// board.Image("samples", model.Sample(64), step: 0);
/// </code>
/// </example>
public sealed class TensorBoardLog : ITrainingObserver, IDisposable
{
    private static int files;

    private readonly LogFile file;
    private readonly TimeProvider clock;
    private readonly TensorBoardEvents events = new();

    /// <summary>Makes the folder, and a new event file in it.</summary>
    /// <param name="folder">The folder of one run; those of several runs beside each other are compared.</param>
    /// <exception cref="TrainingLogException">It cannot be made or written to.</exception>
    public TensorBoardLog(string folder)
        : this(folder, TimeProvider.System)
    {
    }

    internal TensorBoardLog(string folder, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        this.clock = clock;
        var name = string.Create(CultureInfo.InvariantCulture,
            $"events.out.tfevents.{clock.GetUtcNow().ToUnixTimeSeconds():D10}.{Environment.MachineName}.{Environment.ProcessId}.{Interlocked.Increment(ref files) - 1}");
        file = new LogFile(System.IO.Path.Combine(folder, name), FileMode.CreateNew);
        file.Append(events.Version(WallTime));
    }

    /// <summary>The event file.</summary>
    public string Path => file.Path;

    /// <summary>Steps between two that are written. 10 when left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int EverySteps
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 10;

    // seconds since 1970
    private double WallTime => (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds;

    /// <summary>Writes a number.</summary>
    /// <param name="tag">What it is; slashes group, as in "loss/train".</param>
    /// <param name="value">The number; TensorBoard keeps it in single precision.</param>
    /// <param name="step">Steps done.</param>
    /// <exception cref="TrainingLogException">The file cannot be written.</exception>
    public void Scalar(string tag, double value, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        events.AddScalar(tag, value);
        Write(step);
    }

    /// <summary>Writes samples as one picture, side by side.</summary>
    /// <param name="tag">What they are.</param>
    /// <param name="samples">Samples of H×W, 1×H×W or 3×H×W values in [0, 1].</param>
    /// <param name="step">Steps done.</param>
    /// <param name="columns">Samples in a row; 0: as many as rows.</param>
    /// <param name="scale">Pixels along each side of a value.</param>
    /// <exception cref="ShapeException">The samples are no pictures.</exception>
    /// <exception cref="DataException">There are none.</exception>
    /// <exception cref="TrainingLogException">The file cannot be written.</exception>
    public void Image(string tag, IDataset samples, long step, int columns = 0, int scale = 1) => Image(tag, ImageGrid.Draw(samples, columns, scale), step);

    /// <summary>Writes a picture.</summary>
    /// <param name="tag">What it is.</param>
    /// <param name="image">The picture.</param>
    /// <param name="step">Steps done.</param>
    /// <exception cref="TrainingLogException">The file cannot be written.</exception>
    public void Image(string tag, RasterImage image, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        ArgumentNullException.ThrowIfNull(image);
        events.AddImage(tag, image);
        Write(step);
    }

    /// <summary>Writes how values are spread: 64 intervals of one width from the smallest to the largest.</summary>
    /// <param name="tag">What they are, such as "encoder0.weight".</param>
    /// <param name="values">The values; those that are not finite are left out, and where none is left nothing is written.</param>
    /// <param name="step">Steps done.</param>
    /// <exception cref="TrainingLogException">The file cannot be written.</exception>
    public void Histogram(string tag, ReadOnlySpan<float> values, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        var histogram = new ValueHistogram(values);
        if (histogram.Count > 0)
        {
            events.AddHistogram(tag, histogram);
            Write(step);
        }
    }

    /// <inheritdoc/>
    public void Begin(TrainingStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (start.StepsDone > 0)
        {
            GoOnFrom(start.StepsDone);
        }
    }

    /// <inheritdoc/>
    public void RolledBack(NonFiniteLossException error, long stepsDone) => GoOnFrom(stepsDone);

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
        {
            Add("epoch", epoch.Train);
            Write(value.StepsDone);
            return;
        }
        var isDue = value.StepsDone % EverySteps == 0;
        if (isDue)
        {
            Add("train", value.Batch);
            events.AddScalar("train/learning_rate", value.LearningRate);
            events.AddScalar("train/samples_per_second", value.SamplesPerSecond);
        }
        if (value.Validation is { } validation)
        {
            Add("validation", validation);
        }
        if (isDue || value.Validation is not null)
        {
            Write(value.StepsDone);
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => file.Dispose();

    // the first step that is done again
    private void GoOnFrom(long stepsDone) => file.Append(events.SessionStart(WallTime, stepsDone + 1));

    private void Add(string group, in LossSummary summary)
    {
        events.AddScalar($"{group}/loss", summary.Loss);
        events.AddScalar($"{group}/elbo", summary.Elbo);
        events.AddScalar($"{group}/reconstruction", summary.Reconstruction);
        events.AddScalar($"{group}/kl", summary.Kl);
        foreach (var (term, value) in summary.Terms)
        {
            events.AddScalar($"{group}/{term}", value);
        }
    }

    private void Write(long step) => file.Append(events.Values(WallTime, step));
}
