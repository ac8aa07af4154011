namespace VaeGen;

/// <summary>
/// The random numbers behind every order of samples: SplitMix64 (Steele, Lea &amp; Flood, OOPSLA 2014; Vigna's constants).
/// Nothing but integer arithmetic, so the same seed gives the same order on every machine and in every version.
/// </summary>
internal struct SplitMix64(ulong state)
{
    /// <summary>The next 64 random bits.</summary>
    public ulong Next() => Mix(state += 0x9E3779B97F4A7C15);

    /// <summary>A uniform number below <paramref name="bound"/>, without bias (Lemire 2019).</summary>
    public uint Below(uint bound)
    {
        var high = Math.BigMul(Next(), bound, out var low);
        if (low < bound)
        {
            // 2⁶⁴ is no multiple of the bound: these few values would make some results likelier than others
            var excess = unchecked(0ul - bound) % bound;
            while (low < excess)
            {
                high = Math.BigMul(Next(), bound, out low);
            }
        }
        return (uint)high;
    }

    /// <summary>A random order of 0 … length − 1 (Fisher–Yates), drawn from a seed and the number of a stream, such as an epoch.</summary>
    public static void Permute(Span<int> order, long seed, long stream)
    {
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        var random = Of(seed, stream);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = (int)random.Below((uint)i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    /// <summary>The numbers of one place in a stream, such as a sample in an epoch.</summary>
    public static SplitMix64 Of(long seed, long stream, long place) => new(Mix(Of(seed, stream).Next() + unchecked((ulong)place)));

    // mixed twice, so that neighbouring seeds and neighbouring streams start far apart
    private static SplitMix64 Of(long seed, long stream) => new(Mix(Mix(unchecked((ulong)seed)) + unchecked((ulong)stream)));

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
