namespace VaeGen.Tests;

public sealed class BatchShareTests
{
    [Fact]
    public void Parts_are_the_whole_in_order_and_as_equal_as_can_be()
    {
        for (var total = 1; total <= 40; total++)
        {
            for (var size = 1; size <= 9; size++)
            {
                for (var fewest = 1; fewest <= Math.Min(2, total); fewest++)
                {
                    var next = 0;
                    var sizes = new List<int>();
                    for (var rank = 0; rank < size; rank++)
                    {
                        var share = BatchShare.Of(total, fewest, (rank, size), out var counted);
                        Assert.Equal(total, share.Total);
                        Assert.InRange(share.Count, fewest, total);
                        if (counted == 0)
                        {
                            Assert.Equal((0, fewest), (share.First, share.Count)); // keeps the others company
                            continue;
                        }
                        Assert.Equal((next, share.Count), (share.First, counted));
                        next += counted;
                        sizes.Add(counted);
                    }
                    Assert.Equal(total, next);
                    Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
                    Assert.Equal(Math.Min(size, total / fewest), sizes.Count);
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Every_sample_of_a_batch_is_read_once_by_one_of_them(int size)
    {
        var spec = new SampleSpec("M", [1], 0, 100);
        var data = new SampleSet([.. Enumerable.Range(0, 23)], 1);
        var whole = spec.Batches(data, 8).Select(batch => batch.Values.ToArray()).ToList();
        var parts = Enumerable.Range(0, size)
            .Select(rank => spec.Batches(data, 8, "the data", (rank, size)).Select(batch => batch.Values[..batch.Counted]).ToList()).ToList();
        Assert.All(parts, part => Assert.Equal(whole.Count, part.Count)); // all in step
        for (var batch = 0; batch < whole.Count; batch++)
        {
            Assert.Equal(whole[batch], parts.SelectMany(part => part[batch]));
        }
    }
}
