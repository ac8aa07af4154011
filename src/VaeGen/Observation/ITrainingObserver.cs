namespace VaeGen;

/// <summary>
/// A listener that wants to know more of a run than its steps and epochs: <c>Fit</c> finds out by itself whether its <c>progress</c> is one.
/// Members that are not written do nothing.
/// </summary>
/// <remarks>
/// All are called on the thread that trains, one at a time. An exception out of any of them ends the run and reaches the caller of
/// <c>Fit</c>; checkpoints that were saved stay as they are.
/// </remarks>
/// <example>
/// <code>
/// sealed class Bell : ITrainingObserver
/// {
///     public void Report(TrainingProgress value) { }
///
///     public void End(TrainingStop stop) => Console.Beep();
/// }
/// </code>
/// </example>
public interface ITrainingObserver : IProgress<TrainingProgress>
{
    /// <summary>The run begins, or goes on from a checkpoint.</summary>
    /// <param name="start">What it begins with.</param>
    void Begin(TrainingStart start)
    {
    }

    /// <summary>A checkpoint is on disk.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stepsDone">Steps done when it was taken.</param>
    void Saved(string path, long stepsDone)
    {
    }

    /// <summary>The loss was no number, and the run is back at its last checkpoint with half the learning rate.</summary>
    /// <param name="error">What became of which term or weight.</param>
    /// <param name="stepsDone">Steps done at that checkpoint.</param>
    void RolledBack(NonFiniteLossException error, long stepsDone)
    {
    }

    /// <summary>The run has ended, and the model has the weights that it ends with.</summary>
    /// <param name="stop">What ended it. Where that was an error, it is this error that the caller of <c>Fit</c> gets, not one out of this method.</param>
    void End(TrainingStop stop)
    {
    }
}
