namespace VaeGen.Tests;

public sealed class LatentDimensionsTests
{
    private static readonly SampleSet Means = new(MeasureGoldens.Floats("means"), 3);
    private static readonly SampleSet LogVariances = new(MeasureGoldens.Floats("logVariances"), 3);

    [Fact]
    public void Dimensions_whose_mean_changes_with_the_sample_are_active()
    {
        // variances 2, 0, 0.02 and 0.005
        var means = new SampleSet([1, 7, 0.1f, 0, -1, 7, -0.1f, 0.1f], 4);
        MeasureGoldens.AssertClose([2, 0, 0.02, 0.005], LatentDimensions.Variances(means), 1e-8);
        Assert.Equal([0, 2], LatentDimensions.Active(means));
        Assert.Equal([0, 2, 3], LatentDimensions.Active(means, threshold: 0));
        Assert.Empty(LatentDimensions.Active(means, threshold: 3));
    }

    [Fact]
    public void The_divergence_of_each_dimension_is_PyTorchs() =>
        MeasureGoldens.AssertClose(MeasureGoldens.Numbers("kl"), LatentDimensions.Kl(Means, LogVariances), 1e-6);

    [Fact]
    public void The_divergence_has_its_known_values()
    {
        // N(0, 1): 0; N(1, 4): ½(1 + 4 − 1 − log 4)
        var kl = LatentDimensions.Kl(new SampleSet([0, 1], 2), new SampleSet([0, MathF.Log(4)], 2));
        MeasureGoldens.AssertClose([0, 1.306853], kl, 1e-6);
    }

    [Fact]
    public void What_cannot_be_measured_is_said()
    {
        Assert.Equal("The number of latent means is 1, expected at least 2.", Assert.Throws<DataException>(() => LatentDimensions.Active(Means.Take(1))).Message);
        Assert.Equal("There are 5 vectors of log-variances for 6 samples, expected one each.",
            Assert.Throws<DataException>(() => LatentDimensions.Kl(Means, LogVariances.Take(5))).Message);
        Assert.Equal("A vector of log-variances has 9 dimensions, expected 3.",
            Assert.Throws<ShapeException>(() => LatentDimensions.Kl(Means, new SampleSet(LogVariances.Values, 9))).Message);
        Assert.Throws<DataException>(() => LatentDimensions.Kl(Means, new SampleSet([float.NaN, 0, 0], 3)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentDimensions.Active(Means, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentDimensions.Active(Means, double.NaN));
    }
}
