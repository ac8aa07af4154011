using System.Collections;

namespace TorchSharp.Utils;

/// <summary>The numbers from 0 up to a size in a random order, drawn anew for every enumeration; with a seed, always the same one.</summary>
public class FisherYatesShuffler(long size, int? seed = null) : IEnumerable<long>
{
    public IEnumerator<long> GetEnumerator()
    {
        var random = seed is { } fixedSeed ? new Random(fixedSeed) : new Random();
        var order = new long[size];
        for (var i = 0L; i < size; i++)
        {
            // Two draws each, so that a seed gives the order it gives with TorchSharp.
            var high = (long)random.Next() << 32;
            var other = (high + random.Next()) % (i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return ((IEnumerable<long>)order).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
