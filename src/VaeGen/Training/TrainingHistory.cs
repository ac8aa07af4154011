namespace VaeGen;

/// <summary>What came of a training run, epoch by epoch.</summary>
/// <example><code>Console.WriteLine($"ELBO {history.Epochs[^1].Validation?.Elbo:F2} nats");</code></example>
public sealed class TrainingHistory
{
    private readonly List<EpochReport> epochs = [];
    private readonly List<ModelFileException> skipped = [];
    private readonly List<NonFiniteLossException> rollbacks = [];

    internal TrainingHistory(TrainingSettings settings) => Settings = settings;

    /// <summary>How the model was trained.</summary>
    public TrainingSettings Settings { get; }

    /// <summary>The epochs that are over, in order, those before a stop too.</summary>
    public IReadOnlyList<EpochReport> Epochs => epochs;

    /// <summary>What ended the run.</summary>
    public TrainingEnd StoppedBy { get; internal set; }

    /// <summary>The checkpoint that the run went on from; null where it began anew.</summary>
    public string? ResumedFrom { get; internal set; }

    /// <summary>Newer checkpoints than that one, which are damaged.</summary>
    public IReadOnlyList<ModelFileException> SkippedCheckpoints => skipped;

    /// <summary>Why the run went back to its last checkpoint, each time that it did.</summary>
    public IReadOnlyList<NonFiniteLossException> Rollbacks => rollbacks;

    internal void Add(EpochReport epoch) => epochs.Add(epoch);

    internal void Restore(IEnumerable<EpochReport> before)
    {
        epochs.Clear();
        epochs.AddRange(before);
    }

    internal void Skip(ModelFileException damaged) => skipped.Add(damaged);

    internal void AddRollback(NonFiniteLossException error) => rollbacks.Add(error);
}
