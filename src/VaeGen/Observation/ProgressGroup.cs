namespace VaeGen;

/// <summary>Several listeners as one: each is told everything, in their order.</summary>
/// <remarks>An exception out of one of them keeps it from those after it, and ends the run.</remarks>
/// <example>
/// <code>
/// using var lines = new JsonLinesLog("training.jsonl");
/// using var board = new TensorBoardLog("runs/first");
/// model.Fit(digits, progress: new ProgressGroup(lines, board));
/// </code>
/// </example>
public sealed class ProgressGroup : ITrainingObserver
{
    private readonly IProgress<TrainingProgress>[] listeners;

    /// <summary>Joins listeners.</summary>
    /// <param name="listeners">Who is told; null stands for nobody.</param>
    public ProgressGroup(params ReadOnlySpan<IProgress<TrainingProgress>?> listeners)
    {
        var some = new List<IProgress<TrainingProgress>>(listeners.Length);
        foreach (var listener in listeners)
        {
            if (listener is not null)
            {
                some.Add(listener);
            }
        }
        this.listeners = [.. some];
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        foreach (var listener in listeners)
        {
            listener.Report(value);
        }
    }

    /// <inheritdoc/>
    public void Begin(TrainingStart start) => Tell(observer => observer.Begin(start));

    /// <inheritdoc/>
    public void Saved(string path, long stepsDone) => Tell(observer => observer.Saved(path, stepsDone));

    /// <inheritdoc/>
    public void RolledBack(NonFiniteLossException error, long stepsDone) => Tell(observer => observer.RolledBack(error, stepsDone));

    /// <inheritdoc/>
    public void End(TrainingStop stop) => Tell(observer => observer.End(stop));

    private void Tell(Action<ITrainingObserver> what)
    {
        foreach (var listener in listeners)
        {
            if (listener is ITrainingObserver observer)
            {
                what(observer);
            }
        }
    }
}
