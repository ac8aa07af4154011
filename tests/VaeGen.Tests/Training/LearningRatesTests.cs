namespace VaeGen.Tests;

public sealed class LearningRatesTests
{
    private static readonly TrainingSettings settings = new() { Epochs = 1, BatchSize = 1, Optimizer = Optimizer.Adam, LearningRate = 1, Seed = 1 };

    [Theory]
    [InlineData(LearningRateSchedule.Constant, 0.0, new[] { 1.0, 1, 1 })]
    [InlineData(LearningRateSchedule.Linear, 0.0, new[] { 1, 0.5, 0 })]
    [InlineData(LearningRateSchedule.Linear, 0.2, new[] { 1, 0.6, 0.2 })]
    [InlineData(LearningRateSchedule.Cosine, 0.0, new[] { 1, 0.5, 0 })]
    [InlineData(LearningRateSchedule.Exponential, 0.01, new[] { 1, 0.1, 0.01 })]
    public void A_schedule_goes_from_the_first_rate_to_the_last(LearningRateSchedule schedule, double last, double[] expected)
    {
        var scheduled = settings with { LearningRateSchedule = schedule, FinalLearningRate = last };
        Assert.All(new long[] { 0, 50, 100 }.Zip(expected), pair => Assert.Equal(pair.Second, LearningRates.At(scheduled, pair.First, steps: 100), 1e-12));

        // beyond its end it stays
        Assert.Equal(expected[2], LearningRates.At(scheduled, 1000, steps: 100), 1e-12);
    }

    [Fact]
    public void A_cosine_is_slow_fast_and_slow()
    {
        var scheduled = settings with { LearningRateSchedule = LearningRateSchedule.Cosine };
        Assert.Equal(0.5 * (1 + Math.Cos(Math.PI / 4)), LearningRates.At(scheduled, 25, steps: 100), 1e-12);
        Assert.Equal(0.5 * (1 + Math.Cos(3 * Math.PI / 4)), LearningRates.At(scheduled, 75, steps: 100), 1e-12);
    }

    [Fact]
    public void A_warm_up_rises_in_a_straight_line_to_the_first_rate_and_the_schedule_begins_after_it()
    {
        var scheduled = settings with { LearningRateSchedule = LearningRateSchedule.Linear, WarmUpSteps = 10 };
        Assert.Equal([0.1, 0.5, 1, 1, 0.5, 0], new long[] { 0, 4, 9, 10, 55, 100 }.Select(step => LearningRates.At(scheduled, step, steps: 100)));
        Assert.Equal(0.25, LearningRates.At(settings with { WarmUpSteps = 4 }, 0, steps: 2));
    }
}
