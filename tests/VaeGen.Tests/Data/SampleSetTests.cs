namespace VaeGen.Tests;

public sealed class SampleSetTests
{
    [Fact]
    public void Samples_lie_one_after_the_other()
    {
        var set = new SampleSet([1, 2, 3, 4, 5, 6], 3);
        Assert.Equal(2, set.Count);
        Assert.Equal([3], set.Shape);
        Assert.Equal([4, 5, 6], set[1]);

        var sample = new float[3];
        set.Read(0, sample);
        Assert.Equal([1, 2, 3], sample);
    }

    [Fact]
    public void A_broken_sample_is_refused()
    {
        var error = Assert.Throws<ShapeException>(() => new SampleSet(new float[1000], 28, 28));
        Assert.Equal("1000 values are no whole number of 28×28 samples; expected a multiple of 784.", error.Message);
        Assert.Equal("1000", error.Found);
        Assert.Equal("a multiple of 784", error.Expected);
    }

    [Theory]
    [InlineData]
    [InlineData(0)]
    [InlineData(-3, 28)]
    [InlineData(65536, 65536)]
    public void A_shape_that_cannot_be_is_refused(params int[] shape) =>
        Assert.Throws<ArgumentException>(() => new SampleSet([], shape));

    [Fact]
    public void There_is_no_sample_outside()
    {
        var set = new SampleSet([1, 2], 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[2].Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => set[-1].Length);
    }

    [Fact]
    public void Sets_of_one_shape_are_joined()
    {
        var joined = SampleSet.Of(new SampleSet([1, 2, 3, 4], 1, 2), new SampleSet([5, 6], 1, 2));
        Assert.Equal([1, 2, 3, 4, 5, 6], joined.Values);
        Assert.Equal([1, 2], joined.Shape);
        Assert.Equal(3, joined.Count);
    }

    [Fact]
    public void Sets_of_several_shapes_are_not_joined()
    {
        var error = Assert.Throws<ShapeException>(() => SampleSet.Of(new SampleSet([1, 2], 1, 2), new SampleSet([5, 6], 2)));
        Assert.Equal("The data sets hold samples of 1×2 and of 2; expected one shape.", error.Message);
        Assert.Throws<ArgumentException>(() => SampleSet.Of());
    }
}
