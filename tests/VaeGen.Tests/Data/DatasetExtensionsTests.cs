namespace VaeGen.Tests;

public sealed class DatasetExtensionsTests
{
    private static readonly SampleSet ten = new([.. Enumerable.Range(0, 10)], 1);

    [Fact]
    public void Parts_are_what_their_names_say()
    {
        Assert.Equal([2, 3, 4], Values(ten.Slice(2, 3)));
        Assert.Equal([0, 1], Values(ten.Take(2)));
        Assert.Equal([8, 9], Values(ten.Skip(8)));
        Assert.Equal([4, 5], Values(ten.Skip(3).Take(5).Slice(1, 2)));
        Assert.Empty(Values(ten.Slice(10, 0)));
        Assert.Equal([1], ten.Take(2).Shape);
    }

    [Fact]
    public void Parts_end_where_the_data_does()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ten.Take(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => ten.Skip(11));
        Assert.Throws<ArgumentOutOfRangeException>(() => ten.Slice(8, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ten.Slice(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => ten.Slice(11, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ten.Split(11, seed: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => ten.Take(2).Read(2, new float[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ten.Take(2).Read(-1, new float[1]));
    }

    [Fact]
    public void A_split_deals_out_every_sample_once()
    {
        var (train, validation) = ten.Split(validationCount: 3, seed: 5);
        Assert.Equal(7, train.Count);
        Assert.Equal(3, validation.Count);
        Assert.Equal(ten.Values, Values(train).Concat(Values(validation)).Order());
    }

    [Fact]
    public void A_split_depends_on_its_seed_alone()
    {
        Assert.Equal(Values(ten.Split(3, seed: 5).Validation), Values(ten.Split(3, seed: 5).Validation));
        Assert.NotEqual(Values(ten.Split(9, seed: 5).Validation), Values(ten.Split(9, seed: 6).Validation));
    }

    private static float[] Values(IDataset data) => SampleSet.Of(data).Values;
}
