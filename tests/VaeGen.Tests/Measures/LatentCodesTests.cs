namespace VaeGen.Tests;

public sealed class LatentCodesTests
{
    [Fact]
    public void A_concept_is_what_codes_with_it_have_more_on_average()
    {
        var with = new SampleSet([1, 2, 3, 6], 2);
        var without = new SampleSet([1, 1, 1, 2, 1, 3], 2);
        Assert.Equal([2, 4], LatentCodes.Mean(with));
        Assert.Equal([1, 2], LatentCodes.Concept(with, without));
    }

    [Fact]
    public void A_man_with_glasses_less_one_without_is_glasses_on_a_woman()
    {
        // dimensions: man, glasses, hair
        var glasses = LatentCodes.Concept(new SampleSet([1, 1, 0.5f, 1, 1, 0.1f], 3), new SampleSet([1, 0, 0.2f, 1, 0, 0.4f], 3));
        var woman = new SampleSet([0, 0, 0.9f, 0, 0, 0.7f], 3);
        Assert.Equal([0, 1, 0.9f, 0, 1, 0.7f], LatentCodes.Move(woman, glasses).Values.Select(value => MathF.Round(value, 5)));
        Assert.Equal([0, -2, 0.9f, 0, -2, 0.7f], LatentCodes.Move(woman, glasses, -2).Values.Select(value => MathF.Round(value, 5)));
    }

    [Fact]
    public void A_sum_weighs_codes_sample_by_sample()
    {
        var (a, b, c) = (new SampleSet([1, 2, 3, 4], 2), new SampleSet([0.5f, 0, 1, -1], 2), new SampleSet([0, 10, 0, 20], 2));
        Assert.Equal([0.5f, 12, 2, 25], LatentCodes.Sum((a, 1), (b, -1), (c, 1)).Values);
        Assert.Equal([0.5f, 1, 1.5f, 2], LatentCodes.Sum((a, 0.5f)).Values);
    }

    [Fact]
    public void A_sum_of_what_does_not_fit_says_so()
    {
        var a = new SampleSet([1, 2, 3, 4], 2);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => LatentCodes.Sum()).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => LatentCodes.Sum((a, 1), (new SampleSet([1, 2, 3], 3), 1)));
        var few = Assert.Throws<DataException>(() => LatentCodes.Sum((a, 1), (new SampleSet([1, 2], 2), 1)));
        Assert.Equal("A term of the sum has 1 codes, expected 2 as the first has.", few.Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentCodes.Sum((a, float.NaN)));
        Assert.Throws<DataException>(() => LatentCodes.Sum((a, 1), (new SampleSet([1, 2, float.NaN, 4], 2), 1)));
    }

    [Fact]
    public void Codes_that_are_too_long_keep_their_direction()
    {
        // √2 long at most, or as long as it is said
        var codes = new SampleSet([3, 4, 0.6f, -0.8f, 0, 0], 2);
        var root = Math.Sqrt(2);
        MeasureGoldens.AssertClose([0.6 * root, 0.8 * root, 0.6, -0.8, 0, 0], [.. Doubles(LatentCodes.ClampLength(codes).Values)], 1e-6);
        MeasureGoldens.AssertClose([1.5, 2, 0.6, -0.8, 0, 0], [.. Doubles(LatentCodes.ClampLength(codes, 2.5).Values)], 1e-6);
        Assert.Equal(codes.Values, LatentCodes.ClampLength(codes, double.PositiveInfinity).Values);
        Assert.All(LatentCodes.ClampLength(codes, 0).Values, value => Assert.Equal(0, value));
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentCodes.ClampLength(codes, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentCodes.ClampLength(codes, double.NaN));
    }

    [Fact]
    public void The_straight_way_has_equal_steps_and_both_ends()
    {
        var way = LatentCodes.Interpolate([0, 1], [3, -2], 4);
        MeasureGoldens.AssertClose([0, 1, 1, 0, 2, -1, 3, -2], [.. Doubles(way.Values)], 1e-6);
        Assert.Equal(2, way.Shape[0]);

        // not what rounding makes of them
        Assert.Equal([0.1f, 0.7f], LatentCodes.Interpolate([0.1f], [0.7f], 2).Values);
    }

    [Fact]
    public void The_arc_is_SciPys()
    {
        var ends = MeasureGoldens.Table("directions");
        var arc = LatentCodes.InterpolateSpherical(Floats(ends[0]), Floats(ends[1]), 5);
        var expected = MeasureGoldens.Table("arc");
        for (var step = 0; step < 5; step++)
        {
            MeasureGoldens.AssertClose(expected[step], [.. Doubles(arc[step])], 1e-6);
        }
    }

    [Fact]
    public void The_length_of_codes_changes_in_equal_steps_along_an_arc()
    {
        // a right angle from length 2 to length 6: 45° at 4
        var arc = LatentCodes.InterpolateSpherical([2, 0], [0, 6], 3);
        var half = 4 / Math.Sqrt(2);
        MeasureGoldens.AssertClose([2, 0, half, half, 0, 6], [.. Doubles(arc.Values)], 1e-6);
    }

    [Fact]
    public void An_arc_without_an_angle_is_the_straight_way()
    {
        Assert.Equal([1, 1, 2, 2, 3, 3], LatentCodes.InterpolateSpherical([1, 1], [3, 3], 3).Values.Select(value => MathF.Round(value, 5)));
        Assert.All(LatentCodes.InterpolateSpherical([1, 0], [1, 1e-7f], 9).Values, value => Assert.InRange(value, 0, 1.0001f));
    }

    [Fact]
    public void A_traversal_changes_one_dimension() =>
        Assert.Equal([5, -2, 7, 5, 0, 7, 5, 2, 7], LatentCodes.Traverse([5, 6, 7], 1, -2, 2, 3).Values);

    [Fact]
    public void What_cannot_be_calculated_is_said()
    {
        var codes = new SampleSet([1, 2, 3, 4], 2);
        Assert.Equal("The number of codes is 0, expected at least 1.", Assert.Throws<DataException>(() => LatentCodes.Mean(new SampleSet([], 2))).Message);
        Assert.Equal("A code without the concept has 4 dimensions, expected 2.", Assert.Throws<ShapeException>(() => LatentCodes.Concept(codes, new SampleSet([1, 2, 3, 4], 4))).Message);
        Assert.Equal("A direction has 3 dimensions, expected 2.", Assert.Throws<ShapeException>(() => LatentCodes.Move(codes, [1, 2, 3])).Message);
        Assert.Equal("Dimension 1 of the direction is NaN, expected a finite number.", Assert.Throws<DataException>(() => LatentCodes.Move(codes, [1, float.NaN])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentCodes.Move(codes, [1, 2], float.NaN));
        Assert.Throws<DataException>(() => LatentCodes.Move(new SampleSet([1, float.NaN], 2), [1, 2]));
        Assert.Equal("A code to end at has 1 dimensions, expected 2.", Assert.Throws<ShapeException>(() => LatentCodes.Interpolate([1, 2], [1], 2)).Message);
        Assert.Equal("A code has 0 dimensions, expected at least 1.", Assert.Throws<ShapeException>(() => LatentCodes.Interpolate([], [], 2)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentCodes.Interpolate([1], [2], 1));
        Assert.Throws<DataException>(() => LatentCodes.Interpolate([1], [float.NaN], 2));
        Assert.Equal("A code to interpolate is 0, expected two that have a direction.", Assert.Throws<DataException>(() => LatentCodes.InterpolateSpherical([0, 0], [1, 2], 3)).Message);
        Assert.Equal("The codes to interpolate point in opposite directions, expected two that one arc joins.",
            Assert.Throws<DataException>(() => LatentCodes.InterpolateSpherical([1, 2], [-2, -4], 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentCodes.Traverse([1, 2], 2, 0, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentCodes.Traverse([1, 2], -1, 0, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => LatentCodes.Traverse([1, 2], 0, 0, float.PositiveInfinity, 3));
    }

    private static float[] Floats(double[] values) => Array.ConvertAll(values, value => (float)value);

    private static IEnumerable<double> Doubles(ReadOnlySpan<float> values) => values.ToArray().Select(value => (double)value);
}
