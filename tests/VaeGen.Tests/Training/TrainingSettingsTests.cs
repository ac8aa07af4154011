namespace VaeGen.Tests;

public sealed class TrainingSettingsTests
{
    private static readonly TrainingSettings declared = new() { Epochs = 10, BatchSize = 128, Optimizer = Optimizer.Adam, LearningRate = 1e-3, Seed = 1 };

    [Fact]
    public void What_options_leave_out_stays_as_declared()
    {
        Assert.Equal(declared, declared.With(null));
        Assert.Equal(declared, declared.With(new TrainingOptions()));
        Assert.Equal(declared with { Epochs = 3 }, declared.With(new TrainingOptions { Epochs = 3 }));
        Assert.Equal(
            new TrainingSettings { Epochs = 2, BatchSize = 3, Optimizer = Optimizer.Sgd, LearningRate = 0.5, Seed = -7 },
            declared.With(new TrainingOptions { Epochs = 2, BatchSize = 3, Optimizer = Optimizer.Sgd, LearningRate = 0.5, Seed = -7 }));
    }

    public static TheoryData<TrainingOptions, string, object, string> Senseless => new()
    {
        { new() { Epochs = 0 }, "Epochs", 0, "Epochs must be at least 1." },
        { new() { BatchSize = -1 }, "BatchSize", -1, "BatchSize must be at least 1." },
        { new() { LearningRate = 0 }, "LearningRate", 0.0, "LearningRate must be a positive, finite number." },
        { new() { LearningRate = double.NaN }, "LearningRate", double.NaN, "LearningRate must be a positive, finite number." },
        { new() { LearningRate = double.PositiveInfinity }, "LearningRate", double.PositiveInfinity, "LearningRate must be a positive, finite number." },
        { new() { Optimizer = (Optimizer)9 }, "Optimizer", (Optimizer)9, "Optimizer must be one of Adam, AdamW, Sgd." },
        { new() { LearningRateSchedule = (LearningRateSchedule)4 }, "LearningRateSchedule", (LearningRateSchedule)4, "LearningRateSchedule must be one of Constant, Linear, Cosine, Exponential." },
        { new() { FinalLearningRate = -1 }, "FinalLearningRate", -1.0, "FinalLearningRate must be a finite number from 0 on." },
        { new() { LearningRateSchedule = LearningRateSchedule.Cosine, FinalLearningRate = 0.01 }, "FinalLearningRate", 0.01, "FinalLearningRate must be at most 0.001, the LearningRate." },
        { new() { LearningRateSchedule = LearningRateSchedule.Exponential }, "FinalLearningRate", 0.0, "FinalLearningRate must be a positive, finite number for an exponential schedule." },
        { new() { WarmUpSteps = -1 }, "WarmUpSteps", -1, "WarmUpSteps must be 0 or more." },
        { new() { WeightDecay = double.PositiveInfinity }, "WeightDecay", double.PositiveInfinity, "WeightDecay must be a finite number from 0 on." },
        { new() { MaximumGradientNorm = -1 }, "MaximumGradientNorm", -1.0, "MaximumGradientNorm must be a finite number from 0 on." },
        { new() { AveragingDecay = 1 }, "AveragingDecay", 1.0, "AveragingDecay must be from 0 to below 1." },
        { new() { Patience = -1 }, "Patience", -1, "Patience must be 0 or more." },
        { new() { ValidateEverySteps = -1 }, "ValidateEverySteps", -1, "ValidateEverySteps must be 0 or more." },
        { new() { TimeLimit = TimeSpan.Zero }, "TimeLimit", TimeSpan.Zero, "TimeLimit must be longer than no time." },
        { new() { Rollbacks = -1 }, "Rollbacks", -1, "Rollbacks must be 0 or more." },
        { new() { Rollbacks = 1 }, "Rollbacks", 1, "Rollbacks must be 0 without Checkpoints: there is nothing to go back to." },
    };

    [Theory]
    [MemberData(nameof(Senseless), DisableDiscoveryEnumeration = true)]
    public void What_makes_no_sense_is_refused(TrainingOptions options, string option, object value, string message)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => declared.With(options));
        Assert.Equal(option, error.ParamName);
        Assert.Equal(value, error.ActualValue);
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_final_rate_means_nothing_to_a_rate_that_stays() =>
        Assert.Equal(0.01, (declared with { FinalLearningRate = 0.01 }).With(null).FinalLearningRate);

    [Fact]
    public void A_run_checks_its_settings_too() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingRun(
            new SampleSpec("M", [1]), new SampleSet([1], 1), null, declared with { BatchSize = 0 }, null, TestContext.Current.CancellationToken));
}
