namespace VaeGen.Tests;

public sealed class NearestNeighborsTests
{
    private static readonly SampleSet Asked = new(MeasureGoldens.Codes.Values[..20], 4);
    private static readonly SampleSet Codes = new(MeasureGoldens.Codes.Values[80..], 4);

    [Theory]
    [InlineData(CodeDistance.Euclidean, "euclidean")]
    [InlineData(CodeDistance.Cosine, "cosine")]
    public void Neighbours_are_those_of_scikit_learn(CodeDistance distance, string name)
    {
        var neighbors = new NearestNeighbors(Codes, distance);
        var (indices, distances) = (MeasureGoldens.Table("neighbors", name, "indices"), MeasureGoldens.Table("neighbors", name, "distances"));
        for (var code = 0; code < Asked.Count; code++)
        {
            var found = neighbors.Find(Asked[code], 4);
            Assert.Equal(indices[code], found.Select(neighbor => (double)neighbor.Index));
            MeasureGoldens.AssertClose(distances[code], [.. found.Select(neighbor => neighbor.Distance)], 1e-9);
        }
    }

    [Fact]
    public void A_code_is_its_own_nearest_and_the_lower_index_comes_first_of_equals()
    {
        var neighbors = new NearestNeighbors(new SampleSet([0, 3, 1, 1, -1, 3], 1));
        Assert.Equal([(2, 0), (3, 0), (0, 1)], neighbors.Find([1], 3).Select(found => (found.Index, found.Distance)));
        Assert.Equal([1, 5], neighbors.Find([3], 2).Select(found => found.Index));
        Assert.Equal([1], neighbors.Find([3], 1).Select(found => found.Index));

        // 1 and −1 from 0
        Assert.Equal([0, 2, 3, 4, 1, 5], neighbors.Find([0], 100).Select(found => found.Index));
    }

    [Fact]
    public void The_cosine_goes_from_0_to_2_whatever_the_lengths()
    {
        var neighbors = new NearestNeighbors(new SampleSet([-1, 0, 0, 9, 5, 0], 2), CodeDistance.Cosine);
        Assert.Equal([new Neighbor(2, 0), new Neighbor(1, 1), new Neighbor(0, 2)], neighbors.Find([0.1f, 0], 3));
    }

    [Fact]
    public void What_cannot_be_found_is_said()
    {
        var neighbors = new NearestNeighbors(Codes);
        Assert.Equal("A code has 3 dimensions, expected 4.", Assert.Throws<ShapeException>(() => neighbors.Find([1, 2, 3], 1)).Message);
        Assert.Equal("Dimension 0 of the code is NaN, expected a finite number.", Assert.Throws<DataException>(() => neighbors.Find([float.NaN, 2, 3, 4], 1)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => neighbors.Find([1, 2, 3, 4], 0));
        Assert.Equal("The number of codes is 0, expected at least 1.", Assert.Throws<DataException>(() => new NearestNeighbors(new SampleSet([], 4))).Message);
        var error = Assert.Throws<DataException>(() => new NearestNeighbors(new SampleSet([1, 2, 0, 0], 2), CodeDistance.Cosine));
        Assert.Equal("All dimensions of number 1 of the codes are 0, expected a direction, which the cosine compares.", error.Message);
        Assert.Equal(1, error.SampleIndex);
    }
}
