namespace VaeGen;

/// <summary>Where a training run is: reported after every step, and once more when an epoch is over.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">How many epochs there will be.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps an epoch has.</param>
/// <param name="Train">The training loss so far in this epoch, each batch's from before its step.</param>
/// <param name="LearningRate">The learning rate of the step that was done last.</param>
/// <param name="SamplesPerSecond">Training speed so far in this epoch: reading, computing and stepping, without validation or this report.</param>
/// <param name="Elapsed">Time since the run began, everything included but the time between a stop and its resumption.</param>
/// <param name="Validation">The loss over the validation data after this step; null where it was not evaluated then.</param>
/// <param name="Completed">The epoch's result on the report that ends it; null on those after a step.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    LossSummary Train,
    double LearningRate,
    double SamplesPerSecond,
    TimeSpan Elapsed,
    LossSummary? Validation,
    EpochReport? Completed)
{
    /// <summary>The loss of the last step's own batch, from before that step.</summary>
    public LossSummary Batch { get; init; }

    /// <summary>Steps done in the whole run, from its first epoch on.</summary>
    public long StepsDone => ((long)(Epoch - 1) * Steps) + Step;

    /// <summary>The time that the rest of the run takes if it goes on as fast as so far, everything included.</summary>
    public TimeSpan Remaining => StepsDone == 0 ? TimeSpan.Zero : Elapsed * (((double)Epochs * Steps / StepsDone) - 1);
}
