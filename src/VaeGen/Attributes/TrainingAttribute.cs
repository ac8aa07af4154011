namespace VaeGen;

/// <summary>
/// Declares how <c>Fit</c> trains by default. Each of these can be overridden at run time with a <c>TrainingOptions</c>.
/// </summary>
/// <example>
/// <code>[Training(Epochs = 30, BatchSize = 64, LearningRate = 5e-4)]</code>
/// A rate that rises for 500 steps and falls along half a cosine, short gradients, averaged weights:
/// <code>[Training(LearningRateSchedule = LearningRateSchedule.Cosine, WarmUpSteps = 500, MaximumGradientNorm = 10, AveragingDecay = 0.999)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TrainingAttribute : Attribute
{
    /// <summary>Passes over the training data. 10 when left out.</summary>
    public int Epochs { get; set; } = 10;

    /// <summary>Samples a step. 128 when left out.</summary>
    public int BatchSize { get; set; } = 128;

    /// <summary>The optimiser. <see cref="Optimizer.Adam"/> when left out.</summary>
    public Optimizer Optimizer { get; set; } = Optimizer.Adam;

    /// <summary>The step size; where it changes, its first value after the warm-up. 0.001 when left out.</summary>
    public double LearningRate { get; set; } = 1e-3;

    /// <summary>Seed of the order of the samples and of the noise. 1 when left out.</summary>
    public long Seed { get; set; } = 1;

    /// <summary>How the learning rate changes. <see cref="LearningRateSchedule.Constant"/> when left out.</summary>
    public LearningRateSchedule LearningRateSchedule { get; set; } = LearningRateSchedule.Constant;

    /// <summary>The learning rate that a schedule comes to at the end of the run, at most <see cref="LearningRate"/>. 0 when left out, which an exponential schedule cannot come to.</summary>
    public double FinalLearningRate { get; set; }

    /// <summary>Steps in which the learning rate rises to its first value. 0 when left out: none.</summary>
    public int WarmUpSteps { get; set; }

    /// <summary>
    /// By how much of themselves, times the learning rate, the weights shrink with each step (AdamW, Loshchilov &amp; Hutter 2019); with the
    /// other optimisers it enters the gradient. When left out 0.01 with AdamW, else none.
    /// </summary>
    public double WeightDecay { get; set; }

    /// <summary>
    /// The longest gradient: a longer one, its norm taken over all weights together, is shortened to it (Pascanu et al. 2013). 0 when left out:
    /// no limit.
    /// </summary>
    public double MaximumGradientNorm { get; set; }

    /// <summary>
    /// How much of the averaged weights is kept at each step, below 1, such as 0.999 (Polyak &amp; Juditsky 1992): validation uses the average,
    /// and <c>Fit</c> leaves it in the model. 0 when left out: no average is kept.
    /// </summary>
    public double AveragingDecay { get; set; }

    /// <summary>
    /// Validations in a row without a lower loss after which the run ends, with the weights of the lowest; <c>Fit</c> then needs validation data.
    /// 0 when left out: the run goes on.
    /// </summary>
    public int Patience { get; set; }

    /// <summary>Steps between two validations; <c>Fit</c> then needs validation data. 0 when left out: one at the end of every epoch.</summary>
    public int ValidateEverySteps { get; set; }

    /// <summary>
    /// How many minutes the run may take before it ends after the step under way, from 1e-6 to 1e10: an attribute cannot hold the
    /// <see cref="TimeSpan"/> that <c>TrainingOptions.TimeLimit</c> is. As long as it takes when left out.
    /// </summary>
    public double TimeLimitMinutes { get; set; }

    /// <summary>
    /// How often the run may go back to its last checkpoint, at half the learning rate, when the loss becomes NaN or infinite; <c>Fit</c> then
    /// needs <c>TrainingOptions.Checkpoints</c>. 0 when left out: it is an error at once.
    /// </summary>
    public int Rollbacks { get; set; }
}
