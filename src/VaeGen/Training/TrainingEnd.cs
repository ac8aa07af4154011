namespace VaeGen;

/// <summary>What ended a training run.</summary>
public enum TrainingEnd
{
    /// <summary>Nothing before its last epoch.</summary>
    Epochs,

    /// <summary>The validation loss was not lowered for as long as <see cref="TrainingSettings.Patience"/> allows.</summary>
    Patience,

    /// <summary><see cref="TrainingSettings.TimeLimit"/>.</summary>
    TimeLimit,
}
