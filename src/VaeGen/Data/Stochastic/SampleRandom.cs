namespace VaeGen;

/// <summary>
/// The random numbers of one sample in one epoch. They depend on the seed, the epoch and the sample's index alone: a run that is resumed, and any
/// number of processes that share the samples, draw the same.
/// </summary>
/// <remarks>SplitMix64 (Steele, Lea &amp; Flood, OOPSLA 2014). A number that is drawn changes the state: pass it on by reference.</remarks>
public struct SampleRandom
{
    private SplitMix64 random;

    /// <summary>Begins a sample's numbers.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="index">The sample's index in its data set.</param>
    public SampleRandom(long seed, long epoch, int index) => random = SplitMix64.Of(seed, epoch, index);

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64() => random.Next();

    /// <summary>A uniform number in [0, 1): one of the 2²⁴ that are as far apart as a float's are just below 1.</summary>
    public float NextSingle() => (random.Next() >> 40) * (1f / (1 << 24));

    /// <summary>A uniform whole number from 0 to <paramref name="bound"/> − 1.</summary>
    /// <param name="bound">At least 1.</param>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        return (int)random.Below((uint)bound);
    }

    /// <summary>A draw from N(0, 1), after Box &amp; Muller 1958. Its last bits are those of the machine's logarithm and cosine.</summary>
    public double NextNormal()
    {
        const double Unit = 1.0 / (1L << 53);
        var radius = Math.Sqrt(-2 * Math.Log(((random.Next() >> 11) + 1) * Unit)); // of a number in (0, 1]
        return radius * Math.Cos(2 * Math.PI * ((random.Next() >> 11) * Unit));
    }
}
