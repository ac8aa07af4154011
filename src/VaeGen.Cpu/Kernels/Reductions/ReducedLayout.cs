namespace VaeGen.Cpu;

/// <summary>Which dimensions a reduction takes away, and what sizes remain.</summary>
internal sealed class ReducedLayout
{
    private ReducedLayout(bool[] isReduced, long[] kept, long[] sizes, long reducedCount)
    {
        IsReduced = isReduced;
        KeptSizes = kept;
        Sizes = sizes;
        ReducedCount = reducedCount;
    }

    internal bool[] IsReduced { get; }

    /// <summary>The sizes with 1 for every reduced dimension.</summary>
    internal long[] KeptSizes { get; }

    /// <summary>The result's sizes.</summary>
    internal long[] Sizes { get; }

    /// <summary>Elements that go into one result.</summary>
    internal long ReducedCount { get; }

    internal static ReducedLayout Of(long[] sizes, ReadOnlySpan<long> dims, bool keepDim)
    {
        var rank = sizes.Length;
        var isReduced = new bool[rank];
        if (dims.Length == 0)
        {
            Array.Fill(isReduced, true);
        }
        foreach (var dim in dims)
        {
            var index = Shapes.Dim(dim, rank);
            if (rank > 0)
            {
                Errors.Check(!isReduced[index], $"dim {index} appears multiple times in the list of dims");
                isReduced[index] = true;
            }
        }
        var kept = new long[rank];
        var remaining = new List<long>(rank);
        var reduced = 1L;
        for (var i = 0; i < rank; i++)
        {
            kept[i] = isReduced[i] ? 1 : sizes[i];
            reduced *= isReduced[i] ? sizes[i] : 1;
            if (!isReduced[i])
            {
                remaining.Add(sizes[i]);
            }
        }
        return new ReducedLayout(isReduced, kept, keepDim ? kept : [.. remaining], reduced);
    }
}
