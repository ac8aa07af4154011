namespace VaeGen.Generators.Specs;

/// <summary>How Fit trains by default.</summary>
internal sealed record TrainingSpec
{
    public required int Epochs { get; init; }

    public required int BatchSize { get; init; }

    public required OptimizerKind Optimizer { get; init; }

    public required double LearningRate { get; init; }

    public required long Seed { get; init; }

    public LearningRateScheduleKind LearningRateSchedule { get; init; }

    public double FinalLearningRate { get; init; }

    public int WarmUpSteps { get; init; }

    /// <summary>null: the optimiser's own.</summary>
    public double? WeightDecay { get; init; }

    /// <summary>0: no limit.</summary>
    public double MaximumGradientNorm { get; init; }

    /// <summary>0: no average is kept.</summary>
    public double AveragingDecay { get; init; }

    public int Patience { get; init; }

    public int ValidateEverySteps { get; init; }

    /// <summary>null: no limit.</summary>
    public double? TimeLimitMinutes { get; init; }

    public int Rollbacks { get; init; }
}

/// <summary>VaeGen.Optimizer, by value.</summary>
internal enum OptimizerKind
{
    Adam,
    AdamW,
    Sgd,
}

/// <summary>VaeGen.LearningRateSchedule, by value.</summary>
internal enum LearningRateScheduleKind
{
    Constant,
    Linear,
    Cosine,
    Exponential,
}
