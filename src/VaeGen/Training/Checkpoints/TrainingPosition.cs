namespace VaeGen;

/// <summary>Where a training run is: all of a checkpoint that is no tensor.</summary>
internal sealed record TrainingPosition
{
    /// <summary>The epoch under way, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Steps done in it; 0 at its start.</summary>
    public required int Step { get; init; }

    /// <summary>The training loss so far in it.</summary>
    public LossSummary Train { get; init; }

    /// <summary>The validation in it that was last; null: none yet.</summary>
    public LossSummary? Validation { get; init; }

    /// <summary>Time spent training in it.</summary>
    public TimeSpan TrainingTime { get; init; }

    /// <summary>Time since the run began, stops left out.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>The epochs before it.</summary>
    public IReadOnlyList<EpochReport> Epochs { get; init; } = [];

    /// <summary>The lowest validation loss so far; null: none yet.</summary>
    public double? Best { get; init; }

    /// <summary>Validations since then.</summary>
    public int SinceBest { get; init; }

    /// <summary>How often the run went back to a checkpoint with a smaller learning rate.</summary>
    public int Rollbacks { get; init; }

    /// <summary>Samples of the training data.</summary>
    public required int Samples { get; init; }

    /// <summary>Settings that the order of the samples and the optimiser's state depend on, as text by name.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; }
}
