using VaeGen;

namespace Digits;

/// <summary>Keeps a run's history, which Fit does not return when it is stopped.</summary>
internal sealed class HistoryKeeper : ITrainingObserver
{
    public TrainingHistory? History { get; private set; }

    public void Begin(TrainingStart start) => History = start.History;

    public void Report(TrainingProgress value)
    {
    }
}
