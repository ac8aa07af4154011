namespace VaeGen.Tests;

public sealed class PrincipalComponentsTests
{
    [Fact]
    public void The_plane_of_an_ellipse_is_its_axes()
    {
        // along (3, 4, 0)/5 the means lie at ±10, along (−4, 3, 0)/5 at ±2, along the last at ±1
        List<float> codes = [];
        foreach (var (a, b, c) in ((float, float, float)[])[(10, 0, 0), (-10, 0, 0), (0, 2, 0), (0, -2, 0), (0, 0, 1), (0, 0, -1)])
        {
            codes.AddRange([0.6f * a - 0.8f * b + 7, 0.8f * a + 0.6f * b - 3, c + 1]);
        }
        var plane = PrincipalComponents.Of(new SampleSet([.. codes], 3));
        AssertClose([10, -10, 0, 0, 0, 0], plane.First);
        AssertClose([0, 0, -2, 2, 0, 0], plane.Second); // (4, −3, 0)/5, whose largest entry is positive
        Assert.Equal(200 / 210.0, plane.Shares.First, 1e-6);
        Assert.Equal(8 / 210.0, plane.Shares.Second, 1e-6);
    }

    [Fact]
    public void Codes_that_are_all_the_same_lie_at_one_point()
    {
        var plane = PrincipalComponents.Of(new SampleSet([1, 2, 1, 2, 1, 2], 2));
        Assert.All(plane.First.Concat(plane.Second), place => Assert.Equal(0, place));
        Assert.Equal((0, 0), plane.Shares);
    }

    [Fact]
    public void Codes_of_one_dimension_lie_on_a_line()
    {
        var plane = PrincipalComponents.Of(new SampleSet([1, 2, 6], 1));
        AssertClose([-2, -1, 3], plane.First);
        AssertClose([0, 0, 0], plane.Second);
    }

    private static void AssertClose(double[] expected, double[] found) => Assert.All(expected.Zip(found, (e, f) => (e, f)), pair => Assert.Equal(pair.e, pair.f, 1e-5));
}
