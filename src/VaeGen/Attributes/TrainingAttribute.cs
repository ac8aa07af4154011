namespace VaeGen;

/// <summary>
/// Declares how <c>Fit</c> trains by default. Each of these can be overridden at run time with a <c>TrainingOptions</c>.
/// </summary>
/// <example><code>[Training(Epochs = 30, BatchSize = 64, LearningRate = 5e-4)]</code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrainingAttribute : Attribute
{
    /// <summary>Passes over the training data. 10 when left out.</summary>
    public int Epochs { get; set; } = 10;

    /// <summary>Samples a step. 128 when left out.</summary>
    public int BatchSize { get; set; } = 128;

    /// <summary>The optimiser. <see cref="Optimizer.Adam"/> when left out.</summary>
    public Optimizer Optimizer { get; set; } = Optimizer.Adam;

    /// <summary>The step size. 0.001 when left out.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>Seed of the order of the samples and of the noise. 1 when left out.</summary>
    public long Seed { get; set; } = 1;
}
