using System.Text.Json;

namespace VaeGen;

/// <summary>A log of a training in a file, one JSON object a line (jsonlines.org): for programs that follow a run, and for plots after it.</summary>
/// <remarks>
/// Every object begins with "event" and "time", in UTC (ISO 8601). The events are "started", "skippedCheckpoint", "resumed", "step",
/// "validation", "epoch", "checkpoint", "rollback" and "ended". Losses are in nats per sample. What is no finite number is a string: "NaN",
/// "Infinity" or "-Infinity". A line is handed to the system as a whole when it is written: a process that is killed loses none before the
/// one under way. A file that is there already is added to.
/// </remarks>
/// <example>
/// <code>
/// using var log = new JsonLinesLog("runs/first/training.jsonl");
/// model.Fit(digits, progress: log);
/// </code>
/// </example>
public sealed class JsonLinesLog : ITrainingObserver, IDisposable
{
    private readonly LogFile file;
    private readonly TimeProvider clock;
    private readonly JsonLine line = new();

    /// <summary>Opens the log, and makes its folder.</summary>
    /// <param name="path">The file; one that is there is added to. One run at a time.</param>
    /// <exception cref="TrainingLogException">It cannot be opened or written.</exception>
    public JsonLinesLog(string path)
        : this(path, TimeProvider.System)
    {
    }

    internal JsonLinesLog(string path, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.clock = clock;
        file = new LogFile(path, FileMode.OpenOrCreate);
        if (file.Last is { } last && last != (byte)'\n')
        {
            file.Append("\n"u8); // a process was killed in the middle of this line: only that one is lost
        }
    }

    /// <summary>Steps between two lines of them. 10 when left out.</summary>
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

    /// <inheritdoc/>
    public void Begin(TrainingStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        Write("started", json =>
        {
            json.WriteString("model", start.Model);
            json.WriteNumber("samples", start.Samples);
            json.WriteNumber("validationSamples", start.ValidationSamples);
            json.WriteNumber("stepsAnEpoch", start.StepsAnEpoch);
            JsonLine.Settings(json, start.History.Settings);
            JsonLine.Machine(json);
        });
        foreach (var damaged in start.History.SkippedCheckpoints)
        {
            Write("skippedCheckpoint", json =>
            {
                json.WriteString("path", damaged.Path);
                json.WriteString("error", damaged.Message);
            });
        }
        if (start.History.ResumedFrom is { } checkpoint)
        {
            Write("resumed", json =>
            {
                json.WriteString("path", checkpoint);
                json.WriteNumber("stepsDone", start.StepsDone);
            });
        }
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        if (value.Completed is { } epoch)
        {
            WriteEpoch(epoch, value.StepsDone);
            return;
        }
        if (value.StepsDone % EverySteps == 0)
        {
            WriteStep(value);
        }
        if (value.Validation is { } summary)
        {
            WriteValidation(value, summary);
        }
    }

    /// <inheritdoc/>
    public void Saved(string path, long stepsDone) => Write("checkpoint", json =>
    {
        json.WriteString("path", path);
        json.WriteNumber("stepsDone", stepsDone);
    });

    /// <inheritdoc/>
    public void RolledBack(NonFiniteLossException error, long stepsDone)
    {
        ArgumentNullException.ThrowIfNull(error);
        Write("rollback", json =>
        {
            json.WriteString("path", error.Checkpoint);
            json.WriteNumber("stepsDone", stepsDone);
            json.WriteString("error", error.Message);
        });
    }

    /// <inheritdoc/>
    public void End(TrainingStop stop)
    {
        ArgumentNullException.ThrowIfNull(stop);
        Write("ended", json =>
        {
            json.WriteString("reason", stop.Reason);
            if (stop is { HasFailed: true, Error: { } error })
            {
                json.WriteString("error", error.Message);
            }
            json.WriteNumber("stepsDone", stop.StepsDone);
            JsonLine.Number(json, "elapsedSeconds", stop.Elapsed.TotalSeconds);
        });
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        line.Dispose();
        file.Dispose();
    }

    private void WriteEpoch(EpochReport epoch, long stepsDone) => Write("epoch", json =>
    {
        json.WriteNumber("epoch", epoch.Epoch);
        json.WriteNumber("stepsDone", stepsDone);
        JsonLine.Summary(json, "train", epoch.Train);
        if (epoch.Validation is { } validation)
        {
            JsonLine.Summary(json, "validation", validation);
        }
        JsonLine.Number(json, "samplesPerSecond", epoch.SamplesPerSecond);
        JsonLine.Number(json, "elapsedSeconds", epoch.Elapsed.TotalSeconds);
    });

    private void WriteStep(TrainingProgress value) => Write("step", json =>
    {
        Place(json, value);
        JsonLine.Summary(json, "batch", value.Batch);
        JsonLine.Number(json, "learningRate", value.LearningRate);
        JsonLine.Number(json, "samplesPerSecond", value.SamplesPerSecond);
        JsonLine.Number(json, "elapsedSeconds", value.Elapsed.TotalSeconds);
    });

    private void WriteValidation(TrainingProgress value, LossSummary summary) => Write("validation", json =>
    {
        Place(json, value);
        JsonLine.Summary(json, "validation", summary);
    });

    private static void Place(Utf8JsonWriter json, in TrainingProgress value)
    {
        json.WriteNumber("epoch", value.Epoch);
        json.WriteNumber("step", value.Step);
        json.WriteNumber("stepsDone", value.StepsDone);
    }

    private void Write(string name, Action<Utf8JsonWriter> members) => file.Append(line.Of(json =>
    {
        json.WriteString("event", name);
        json.WriteString("time", clock.GetUtcNow().UtcDateTime);
        members(json);
    }));
}
