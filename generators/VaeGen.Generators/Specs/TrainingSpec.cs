namespace VaeGen.Generators.Specs;

/// <summary>How Fit trains by default.</summary>
internal sealed record TrainingSpec
{
    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    public required OptimizerKind Optimizer { get; init; }

    public required double LearningRate { get; init; }

    public required long Seed { get; init; }
}

/// <summary>VaeGen.Optimizer, by value.</summary>
internal enum OptimizerKind
{
    Adam,
    AdamW,
    Sgd,
}
