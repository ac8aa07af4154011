namespace VaeGen;

/// <summary>How a run came to its end: told to an <see cref="ITrainingObserver"/> when it has, whatever ended it.</summary>
/// <param name="IsOver">Whether it came to an end that <see cref="TrainingHistory.StoppedBy"/> names; if not, it was cancelled or failed.</param>
/// <param name="Error">What ended it then; null: an error out of the model's own code, which the caller of <c>Fit</c> gets.</param>
/// <param name="StepsDone">Steps done in the whole run.</param>
/// <param name="Elapsed">Time since the run began, that between a stop and its resumption left out.</param>
/// <param name="History">What came of its epochs.</param>
public sealed record TrainingStop(bool IsOver, Exception? Error, long StepsDone, TimeSpan Elapsed, TrainingHistory History)
{
    /// <summary>Whether an error ended it that is no cancellation.</summary>
    public bool HasFailed => !IsOver && Error is not OperationCanceledException;

    /// <summary>What ended it, in a word: "epochs", "patience", "timeLimit", "cancelled" or "failed".</summary>
    public string Reason => (IsOver, HasFailed, History.StoppedBy) switch
    {
        (false, true, _) => "failed",
        (false, false, _) => "cancelled",
        (_, _, TrainingEnd.Patience) => "patience",
        (_, _, TrainingEnd.TimeLimit) => "timeLimit",
        _ => "epochs",
    };
}
