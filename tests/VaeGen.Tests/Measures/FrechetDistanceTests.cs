namespace VaeGen.Tests;

public sealed class FrechetDistanceTests
{
    private static readonly SampleSet First = new(MeasureGoldens.Floats("features", "first"), 5);
    private static readonly SampleSet Second = new(MeasureGoldens.Floats("features", "second"), 5);
    private static readonly SampleSet Few = new(MeasureGoldens.Floats("features", "few"), 5);

    [Fact]
    public void A_set_is_0_from_itself() // with a covariance that has no inverse too
    {
        Assert.Equal(0, FrechetDistance.Between(First, First), 1e-12);
        Assert.Equal(0, FrechetDistance.Between(Few, Few), 1e-12);
        var still = new SampleSet([1, 2, 1, 2, 1, 2], 2);
        Assert.Equal(0, FrechetDistance.Between(still, still));
    }

    [Fact]
    public void Shifted_sets_are_as_far_apart_as_they_were_shifted()
    {
        // 2² + 3² + 5 · 0
        var shifted = Changed(First, (value, feature) => feature == 0 ? value + 2 : feature == 3 ? value - 3 : value);
        Assert.Equal(13, FrechetDistance.Between(First, shifted), 1e-5);
    }

    [Fact]
    public void Scaled_sets_are_as_far_apart_as_their_deviations()
    {
        // around the mean 0: tr(S + 9S − 2·3S) = 4·tr S
        var centred = Changed(First, (value, feature) => value - LatentCodes.Mean(First)[feature]);
        var scaled = Changed(centred, (value, _) => 3 * value);
        Assert.Equal(4 * LatentDimensions.Variances(centred).Sum(), FrechetDistance.Between(centred, scaled), 1e-4);
    }

    [Fact]
    public void Sets_in_one_dimension_give_the_closed_form()
    {
        // means 2 and 7, deviations 1 and √2·2 (with n − 1): 5² + (√8 − 1)²
        var distance = FrechetDistance.Between(new SampleSet([1, 2, 3], 1), new SampleSet([5, 9], 1));
        Assert.Equal(25 + Math.Pow(Math.Sqrt(8) - 1, 2), distance, 1e-12);
    }

    [Fact]
    public void It_is_SciPys()
    {
        Assert.Equal(MeasureGoldens.Number("frechet", "first, second"), FrechetDistance.Between(First, Second), 1e-9);
        Assert.Equal(MeasureGoldens.Number("frechet", "first, second"), FrechetDistance.Between(Second, First), 1e-9);
    }

    [Fact]
    public void Fewer_samples_than_features_are_enough() =>
        Assert.Equal(MeasureGoldens.Number("frechet", "first, few"), FrechetDistance.Between(First, Few), 1e-5);

    [Fact]
    public void What_cannot_be_compared_is_said()
    {
        Assert.Equal("A feature vector of the second set has 4 dimensions, expected 5.",
            Assert.Throws<ShapeException>(() => FrechetDistance.Between(First, new SampleSet(new float[8], 4))).Message);
        Assert.Equal("The number of feature vectors is 1, expected at least 2.",
            Assert.Throws<DataException>(() => FrechetDistance.Between(First, First.Take(1))).Message);
        Assert.Throws<DataException>(() => FrechetDistance.Between(Changed(First, (_, _) => float.NaN), First));
    }

    private static SampleSet Changed(SampleSet set, Func<float, int, float> change) =>
        new([.. set.Values.Select((value, index) => change(value, index % 5))], 5);
}
