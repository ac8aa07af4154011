namespace VaeGen;

/// <summary>What differs, in one run, from the training that the model declares. What is null stays as declared.</summary>
/// <example><code>model.Fit(digits, new TrainingOptions { Epochs = 3, LearningRate = 5e-4 });</code></example>
public sealed record TrainingOptions
{
    /// <inheritdoc cref="TrainingSettings.Epochs"/>
    public int? Epochs { get; init; }

    /// <inheritdoc cref="TrainingSettings.BatchSize"/>
    public int? BatchSize { get; init; }

    /// <inheritdoc cref="TrainingSettings.Optimizer"/>
    public Optimizer? Optimizer { get; init; }

    /// <inheritdoc cref="TrainingSettings.LearningRate"/>
    public double? LearningRate { get; init; }

    /// <inheritdoc cref="TrainingSettings.Seed"/>
    public long? Seed { get; init; }

    /// <inheritdoc cref="TrainingSettings.LearningRateSchedule"/>
    public LearningRateSchedule? LearningRateSchedule { get; init; }

    /// <inheritdoc cref="TrainingSettings.FinalLearningRate"/>
    public double? FinalLearningRate { get; init; }

    /// <inheritdoc cref="TrainingSettings.WarmUpSteps"/>
    public int? WarmUpSteps { get; init; }

    /// <inheritdoc cref="TrainingSettings.WeightDecay"/>
    public double? WeightDecay { get; init; }

    /// <inheritdoc cref="TrainingSettings.MaximumGradientNorm"/>
    public double? MaximumGradientNorm { get; init; }

    /// <inheritdoc cref="TrainingSettings.AveragingDecay"/>
    public double? AveragingDecay { get; init; }

    /// <inheritdoc cref="TrainingSettings.Patience"/>
    public int? Patience { get; init; }

    /// <inheritdoc cref="TrainingSettings.ValidateEverySteps"/>
    public int? ValidateEverySteps { get; init; }

    /// <inheritdoc cref="TrainingSettings.TimeLimit"/>
    public TimeSpan? TimeLimit { get; init; }

    /// <inheritdoc cref="TrainingSettings.Rollbacks"/>
    public int? Rollbacks { get; init; }

    /// <inheritdoc cref="TrainingSettings.Checkpoints"/>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <inheritdoc cref="TrainingSettings.Communicator"/>
    public ICommunicator? Communicator { get; init; }
}
