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
    public void A_run_checks_its_settings_too() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingRun(
            new SampleSpec("M", [1]), new SampleSet([1], 1), null, declared with { BatchSize = 0 }, null, TestContext.Current.CancellationToken));
}
