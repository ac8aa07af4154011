namespace VaeGen.Tests;

/// <summary>Writes down in a word or two what it is told.</summary>
internal sealed class Listener(Action<string> tell) : ITrainingObserver
{
    public TrainingStop? Stop { get; private set; }

    public void Begin(TrainingStart start) => tell($"begin {start.Model} {start.Samples} {start.ValidationSamples} {start.StepsAnEpoch} {start.StepsDone}");

    public void Report(TrainingProgress value) => tell(value.Completed is null ? $"step {value.StepsDone}" : $"epoch {value.Epoch}");

    public void Saved(string path, long stepsDone) => tell($"saved {stepsDone}");

    public void RolledBack(NonFiniteLossException error, long stepsDone) => tell($"back {stepsDone}");

    public void End(TrainingStop stop)
    {
        Stop = stop;
        tell($"end {stop.Reason} {stop.StepsDone}");
    }
}
