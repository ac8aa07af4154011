namespace VaeGen.Cpu.Kernels;

/// <summary>A whole cut into parts that differ by one at most, the larger ones first.</summary>
internal readonly struct Parts
{
    // Divided once: where a part begins is asked for every tile.
    private readonly int size;
    private readonly int larger;

    internal Parts(int whole, int count)
    {
        Count = count;
        (size, larger) = Math.DivRem(whole, count);
    }

    internal int Count { get; }

    /// <summary>As few parts as can be of at most <paramref name="most"/>; one of nothing for nothing.</summary>
    internal static Parts OfAtMost(int whole, int most) => new(whole, Math.Max(1, (whole + most - 1) / most));

    /// <summary>Where a part begins; the part after the last begins at the end.</summary>
    internal int Start(int part) => (part * size) + Math.Min(part, larger);

    internal int Length(int part) => part < larger ? size + 1 : size;
}
