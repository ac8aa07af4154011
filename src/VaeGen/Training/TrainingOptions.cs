namespace VaeGen;

/// <summary>What differs, in one run, from the training that the model declares. What is null stays as declared.</summary>
/// <example><code>model.Fit(digits, new TrainingOptions { Epochs = 3, LearningRate = 5e-4 });</code></example>
public sealed record TrainingOptions
{
    /// <summary>Passes over the training data.</summary>
    public int? Epochs { get; init; }

    /// <summary>Samples a step.</summary>
    public int? BatchSize { get; init; }

    /// <summary>The optimiser.</summary>
    public Optimizer? Optimizer { get; init; }

    /// <summary>The step size.</summary>
    public double? LearningRate { get; init; }

    /// <summary>Seed of the order of the samples and of the noise.</summary>
    public long? Seed { get; init; }
}
