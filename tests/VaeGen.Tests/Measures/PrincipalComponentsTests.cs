namespace VaeGen.Tests;

public sealed class PrincipalComponentsTests
{
    private static readonly SampleSet First = new(MeasureGoldens.Floats("features", "first"), 5);
    private static readonly SampleSet Second = new(MeasureGoldens.Floats("features", "second"), 5);
    private static readonly SampleSet Few = new(MeasureGoldens.Floats("features", "few"), 5);

    [Theory]
    [InlineData("first")]
    [InlineData("few")] // fewer samples than values
    public void They_are_scikit_learns(string features)
    {
        var found = PrincipalComponents.Of(features == "few" ? Few : First, 3);
        MeasureGoldens.AssertClose(MeasureGoldens.Numbers("principal", features, "variances"), [.. found.Variances], 1e-9);
        MeasureGoldens.AssertClose(MeasureGoldens.Numbers("principal", features, "directions"), [.. found.Direction(0), .. found.Direction(1), .. found.Direction(2)], 1e-9);
        MeasureGoldens.AssertClose(MeasureGoldens.Numbers("principal", features, "places"), Array.ConvertAll(found.Project(Second).Values.ToArray(), value => (double)value), 1e-5);
        MeasureGoldens.AssertClose(MeasureGoldens.Numbers("principal", features, "errors"), found.ReconstructionErrors(Second), 1e-9);
    }

    [Fact]
    public void Samples_on_a_line_need_one_direction()
    {
        // 3 along and 4 across: the line has the direction (0.6, 0.8), and places 0, 5, 10 around their mean
        var line = new SampleSet([1, 1, 4, 5, 7, 9], 2);
        var found = PrincipalComponents.Of(line, 2);
        Assert.Equal([25, 0], found.Variances, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([1, 0], found.Shares, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([0.6, 0.8], found.Direction(0).ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([-5, 0, 5], PrincipalComponents.Of(line, 1).Project(line).Values.ToArray(), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.All(PrincipalComponents.Of(line, 1).ReconstructionErrors(line), error => Assert.Equal(0, error, 1e-12));

        // (5, 5) is 5 from the line's middle at (4, 5): (1, 0) less its part along, 0.6·(0.6, 0.8)
        Assert.Equal([0.64], PrincipalComponents.Of(line, 1).ReconstructionErrors(new SampleSet([5, 5], 2)), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Directions_are_at_right_angles_even_where_nothing_varies()
    {
        foreach (var data in new[] { Few, new SampleSet([1, 2, 3, 1, 2, 3, 1, 2, 3], 3), new SampleSet([0, 0, 1, 0], 2) })
        {
            var found = PrincipalComponents.Of(data, data.Shape[0]);
            for (var i = 0; i < data.Shape[0]; i++)
            {
                for (var j = 0; j < data.Shape[0]; j++)
                {
                    Assert.Equal(i == j ? 1 : 0, LinearAlgebra.Dot(found.Direction(i), found.Direction(j)), 1e-12);
                }
            }
            Assert.All(found.ReconstructionErrors(data), error => Assert.Equal(0, error, 1e-10));
            Assert.Equal(found.Variances.Sum() > 0 ? 1 : 0, found.Shares.Sum(), 1e-9);
        }
    }

    [Fact]
    public void No_data_gives_no_values()
    {
        var found = PrincipalComponents.Of(First, 2);
        Assert.Equal(0, found.Project(First.Take(0)).Count);
        Assert.Empty(found.ReconstructionErrors(First.Take(0)));
    }

    [Fact]
    public void What_cannot_be_is_said()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Of(First, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PrincipalComponents.Of(First, 6));
        Assert.Equal("The number of samples is 1, expected at least 2.", Assert.Throws<DataException>(() => PrincipalComponents.Of(First.Take(1), 1)).Message);
        Assert.Equal("A sample has 4 dimensions, expected 5.", Assert.Throws<ShapeException>(() => PrincipalComponents.Of(First, 1).Project(new SampleSet(new float[4], 4))).Message);
        Assert.Contains("NaN", Assert.Throws<DataException>(() => PrincipalComponents.Of(First, 1).ReconstructionErrors(new SampleSet([1, 2, float.NaN, 4, 5], 5))).Message);
        Assert.Equal("The samples have 2049 values each, expected at most 2048, or at most 2048 samples.",
            Assert.Throws<ShapeException>(() => PrincipalComponents.Of(new SampleSet(new float[2049 * 2049], 2049), 1)).Message);
    }
}
