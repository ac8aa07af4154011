namespace VaeGen.Tests;

public sealed class SplitMix64Tests
{
    [Fact]
    public void Its_numbers_are_the_published_ones()
    {
        // the first five of seed 1234567, as Rosetta Code and other implementations print them
        var random = new SplitMix64(1234567);
        ulong[] numbers = [random.Next(), random.Next(), random.Next(), random.Next(), random.Next()];
        Assert.Equal([6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821], numbers);
    }

    [Fact]
    public void Bounded_numbers_are_those_of_exact_arithmetic()
    {
        // computed with Python's unbounded integers
        var random = new SplitMix64(42);
        Assert.Equal([7u, 1, 2, 3, 0, 8, 2, 8, 3, 6, 2, 4], Enumerable.Range(0, 12).Select(_ => random.Below(10)));
        random = new SplitMix64(42);
        Assert.Equal([2224694636u, 479731178, 835803390, 1032572149], Enumerable.Range(0, 4).Select(_ => random.Below(3_000_000_000)));
    }

    [Theory]
    [InlineData(1, 1, new[] { 1, 9, 5, 8, 2, 0, 10, 11, 4, 7, 6, 3 })]
    [InlineData(1, 2, new[] { 0, 2, 11, 7, 10, 6, 1, 8, 9, 5, 3, 4 })]
    [InlineData(2, 1, new[] { 8, 4, 1, 9, 11, 2, 5, 7, 3, 0, 10, 6 })]
    [InlineData(-1, 0, new[] { 8, 9, 7, 5, 2, 6, 11, 10, 3, 1, 4, 0 })]
    public void An_order_depends_on_seed_and_stream_alone(long seed, long stream, int[] expected)
    {
        var order = new int[12];
        SplitMix64.Permute(order, seed, stream);
        Assert.Equal(expected, order);
    }

    [Fact]
    public void A_large_order_has_everything_once()
    {
        var order = new int[60000];
        SplitMix64.Permute(order, seed: 1, stream: 1);
        Assert.Equal([13999, 22529, 21113, 6773, 55703], order[..5]);
        Assert.Equal([46970, 33733, 19346], order[^3..]);
        Array.Sort(order);
        Assert.Equal(Enumerable.Range(0, 60000), order);
    }

    [Fact]
    public void Every_place_is_equally_likely()
    {
        const int Length = 6, Draws = 60000;
        var hits = new int[Length, Length];
        var order = new int[Length];
        for (var stream = 0; stream < Draws; stream++)
        {
            SplitMix64.Permute(order, seed: 7, stream);
            for (var place = 0; place < Length; place++)
            {
                hits[place, order[place]]++;
            }
        }
        foreach (var count in hits)
        {
            Assert.InRange(count, (Draws / Length) - 500, (Draws / Length) + 500); // 10,000 with a standard deviation of 91
        }
    }
}
