namespace VaeGen;

/// <summary>What came of a training run, epoch by epoch.</summary>
/// <example><code>Console.WriteLine($"ELBO {history.Epochs[^1].Validation?.Elbo:F2} nats");</code></example>
public sealed class TrainingHistory
{
    private readonly List<EpochReport> epochs = [];

    internal TrainingHistory(TrainingSettings settings) => Settings = settings;

    /// <summary>How the model was trained.</summary>
    public TrainingSettings Settings { get; }

    /// <summary>The epochs that are over, in order.</summary>
    public IReadOnlyList<EpochReport> Epochs => epochs;

    internal void Add(EpochReport epoch) => epochs.Add(epoch);
}
