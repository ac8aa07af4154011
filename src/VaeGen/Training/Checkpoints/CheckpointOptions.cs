namespace VaeGen;

/// <summary>Where and when <c>Fit</c> saves all that a run needs to go on after it was stopped, and whether it goes on from there.</summary>
/// <remarks>
/// A checkpoint is one safetensors file: the weights, the optimiser's state, averaged weights, the state of the random generator, the
/// position in the data and what came of the epochs so far. It is written to a temporary file, flushed to disk and renamed, so that a power
/// cut leaves the one before. A run that goes on ends with the same bits as one that was never stopped. The model's <c>Load</c> takes it too.
/// </remarks>
/// <example>
/// <code>
/// model.Fit(digits, new TrainingOptions { Checkpoints = new CheckpointOptions("runs/digits") { Resume = true } });
/// </code>
/// </example>
public sealed record CheckpointOptions
{
    /// <summary>Saves at the end of every epoch and when the run is cancelled.</summary>
    /// <param name="folder">The folder; it is made if it is not there. One run each.</param>
    public CheckpointOptions(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Folder = folder;
    }

    /// <summary>The folder of the run's checkpoints.</summary>
    public string Folder { get; }

    /// <summary>Steps between two checkpoints; null: one at the end of every epoch.</summary>
    public int? EverySteps { get; init; }

    /// <summary>How many of the newest are kept. 3 when left out.</summary>
    public int Keep { get; init; } = 3;

    /// <summary>Whether the one with the lowest validation loss is kept too, as best.safetensors. It is when left out.</summary>
    public bool KeepBest { get; init; } = true;

    /// <summary>
    /// Whether <c>Fit</c> goes on from the newest checkpoint that is whole, if there is one. When left out it does not, and a folder that has
    /// checkpoints is an error: they would be written over.
    /// </summary>
    public bool Resume { get; init; }
}
