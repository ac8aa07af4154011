using System.Globalization;

namespace VaeGen;

/// <summary>How a model is trained, with nothing left open: what its <c>[Training]</c> declares, or that with a run's options over it.</summary>
public sealed record TrainingSettings
{
    /// <summary>Passes over the training data.</summary>
    public required int Epochs { get; init; }

    /// <summary>Samples a step.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The optimiser.</summary>
    public required Optimizer Optimizer { get; init; }

    /// <summary>The step size; where it changes, its first value after the warm-up.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Seed of the order of the samples and of the noise.</summary>
    public required long Seed { get; init; }

    /// <summary>How the learning rate changes.</summary>
    public LearningRateSchedule LearningRateSchedule { get; init; }

    /// <summary>The learning rate that a schedule comes to at the end of the run, at most <see cref="LearningRate"/>.</summary>
    public double FinalLearningRate { get; init; }

    /// <summary>Steps in which the learning rate rises to its first value; 0: none.</summary>
    public int WarmUpSteps { get; init; }

    /// <summary>
    /// By how much of themselves, times the learning rate, the weights shrink with each step (AdamW, Loshchilov &amp; Hutter 2019); with the
    /// other optimisers it enters the gradient. null: 0.01 with AdamW, else none.
    /// </summary>
    public double? WeightDecay { get; init; }

    /// <summary>The longest gradient: a longer one, its norm taken over all weights together, is shortened to it (Pascanu et al. 2013); 0: no limit.</summary>
    public double MaximumGradientNorm { get; init; }

    /// <summary>
    /// How much of the averaged weights is kept at each step, such as 0.999 (Polyak &amp; Juditsky 1992): validation uses the average, and
    /// <c>Fit</c> leaves it in the model. 0: no average is kept.
    /// </summary>
    public double AveragingDecay { get; init; }

    /// <summary>Validations in a row without a lower loss after which the run ends, with the weights of the lowest; 0: it goes on.</summary>
    public int Patience { get; init; }

    /// <summary>Steps between two validations; 0: one at the end of every epoch.</summary>
    public int ValidateEverySteps { get; init; }

    /// <summary>How long the run may take before it ends after the step under way; null: as long as it does. A run that goes on has the whole time again.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How often the run may go back to its last checkpoint, at half the learning rate, when the loss becomes NaN or infinite; 0: it is an error at once.</summary>
    public int Rollbacks { get; init; }

    /// <summary>Where checkpoints are saved; null: nowhere.</summary>
    public CheckpointOptions? Checkpoints { get; init; }

    /// <summary>The processes that share every batch; null: this one trains alone.</summary>
    public ICommunicator? Communicator { get; init; }

    /// <summary>These settings with a run's options over them.</summary>
    /// <param name="options">What differs; null: nothing does.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value makes no sense: no epoch, an empty batch, a learning rate that is not positive and finite or that would rise, an unknown optimiser.</exception>
    public TrainingSettings With(TrainingOptions? options)
    {
        var settings = options is null ? this : this with
        {
            Epochs = options.Epochs ?? Epochs,
            BatchSize = options.BatchSize ?? BatchSize,
            Optimizer = options.Optimizer ?? Optimizer,
            LearningRate = options.LearningRate ?? LearningRate,
            Seed = options.Seed ?? Seed,
            LearningRateSchedule = options.LearningRateSchedule ?? LearningRateSchedule,
            FinalLearningRate = options.FinalLearningRate ?? FinalLearningRate,
            WarmUpSteps = options.WarmUpSteps ?? WarmUpSteps,
            WeightDecay = options.WeightDecay ?? WeightDecay,
            MaximumGradientNorm = options.MaximumGradientNorm ?? MaximumGradientNorm,
            AveragingDecay = options.AveragingDecay ?? AveragingDecay,
            Patience = options.Patience ?? Patience,
            ValidateEverySteps = options.ValidateEverySteps ?? ValidateEverySteps,
            TimeLimit = options.TimeLimit ?? TimeLimit,
            Rollbacks = options.Rollbacks ?? Rollbacks,
            Checkpoints = options.Checkpoints ?? Checkpoints,
            Communicator = options.Communicator ?? Communicator,
        };
        settings.Validate();
        return settings;
    }

    internal void Validate()
    {
        Require(Epochs >= 1, nameof(Epochs), Epochs, "at least 1");
        Require(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1");
        Require(LearningRate > 0 && double.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "a positive, finite number");
        RequireOneOf(Optimizer, nameof(Optimizer));
        RequireOneOf(LearningRateSchedule, nameof(LearningRateSchedule));
        var isExponential = LearningRateSchedule == LearningRateSchedule.Exponential;
        Require(
            (isExponential ? FinalLearningRate > 0 : FinalLearningRate >= 0) && double.IsFinite(FinalLearningRate),
            nameof(FinalLearningRate), FinalLearningRate, isExponential ? "a positive, finite number for an exponential schedule" : "a finite number from 0 on");
        Require(
            LearningRateSchedule == LearningRateSchedule.Constant || FinalLearningRate <= LearningRate,
            nameof(FinalLearningRate), FinalLearningRate, string.Create(CultureInfo.InvariantCulture, $"at most {LearningRate}, the LearningRate"));
        Require(WarmUpSteps >= 0, nameof(WarmUpSteps), WarmUpSteps, "0 or more");
        Require(WeightDecay is null or (>= 0 and <= double.MaxValue), nameof(WeightDecay), WeightDecay!, "a finite number from 0 on");
        Require(MaximumGradientNorm >= 0 && double.IsFinite(MaximumGradientNorm), nameof(MaximumGradientNorm), MaximumGradientNorm, "a finite number from 0 on");
        Require(AveragingDecay is >= 0 and < 1, nameof(AveragingDecay), AveragingDecay, "from 0 to below 1");
        Require(Patience >= 0, nameof(Patience), Patience, "0 or more");
        Require(ValidateEverySteps >= 0, nameof(ValidateEverySteps), ValidateEverySteps, "0 or more");
        Require(TimeLimit is null || TimeLimit > TimeSpan.Zero, nameof(TimeLimit), TimeLimit!, "longer than no time");
        Require(Rollbacks >= 0, nameof(Rollbacks), Rollbacks, "0 or more");
        Require(Rollbacks == 0 || Checkpoints is not null, nameof(Rollbacks), Rollbacks, "0 without Checkpoints: there is nothing to go back to");
        if (Checkpoints is { } checkpoints)
        {
            Require(checkpoints.EverySteps is null or >= 1, "Checkpoints.EverySteps", checkpoints.EverySteps!, "at least 1");
            Require(checkpoints.Keep >= 1, "Checkpoints.Keep", checkpoints.Keep, "at least 1");
            Require(Patience == 0 || checkpoints.KeepBest, "Checkpoints.KeepBest", checkpoints.KeepBest, "true with Patience, which ends with the best weights");
        }
    }

    internal void RequireBatchSize(int smallest)
    {
        Require(BatchSize >= smallest, nameof(BatchSize), BatchSize, string.Create(CultureInfo.InvariantCulture, $"at least {smallest} for batch norm"));
        var processes = Communicator?.Size ?? 1;
        Require((long)BatchSize >= (long)processes * smallest, nameof(BatchSize), BatchSize, string.Create(CultureInfo.InvariantCulture,
            $"at least {(long)processes * smallest}, of which each of the {processes} processes has {smallest}"));
    }

    internal void RequireValidation(bool isThere)
    {
        Require(Patience == 0 || isThere, nameof(Patience), Patience, "0 without validation data");
        Require(ValidateEverySteps == 0 || isThere, nameof(ValidateEverySteps), ValidateEverySteps, "0 without validation data");
    }

    private static void RequireOneOf<TEnum>(TEnum value, string option)
        where TEnum : struct, Enum => Require(Enum.IsDefined(value), option, value, "one of " + string.Join(", ", Enum.GetNames<TEnum>()));

    private static void Require(bool holds, string option, object value, string expected)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(option, value, $"{option} must be {expected}.");
        }
    }
}
