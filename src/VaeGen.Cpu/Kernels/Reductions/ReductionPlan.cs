namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>
/// A contiguous tensor as groups of neighbouring dimensions, alternately kept and reduced: any reduction is then
/// "for every kept place, over every reduced place", with one run along the innermost group.
/// </summary>
internal readonly struct ReductionPlan
{
    private readonly (long Size, long Stride)[] kept;
    private readonly (long Size, long Stride)[] reduced;

    internal ReductionPlan(long[] sizes, bool[] isReduced)
    {
        var groups = new List<(long Size, bool IsReduced)>();
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == 1)
            {
                continue;
            }
            if (groups.Count > 0 && groups[^1].IsReduced == isReduced[i])
            {
                groups[^1] = (groups[^1].Size * sizes[i], isReduced[i]);
            }
            else
            {
                groups.Add((sizes[i], isReduced[i]));
            }
        }
        InnerIsReduced = groups.Count == 0 || groups[^1].IsReduced;
        Inner = groups.Count == 0 ? 1 : groups[^1].Size;
        List<(long, long)> keptGroups = [], reducedGroups = [];
        var stride = Inner;
        for (var i = groups.Count - 2; i >= 0; i--)
        {
            (groups[i].IsReduced ? reducedGroups : keptGroups).Add((groups[i].Size, stride));
            stride *= groups[i].Size;
        }
        kept = [.. keptGroups];
        reduced = [.. reducedGroups];
        OuterKept = Product(kept);
        OuterReduced = Product(reduced);
    }

    /// <summary>Whether the innermost run is reduced or kept.</summary>
    internal bool InnerIsReduced { get; }

    /// <summary>Elements in the innermost run.</summary>
    internal long Inner { get; }

    /// <summary>Kept places, the innermost run apart.</summary>
    internal long OuterKept { get; }

    internal long OuterReduced { get; }

    internal long KeptOffset(long index) => Offset(kept, index);

    internal long ReducedOffset(long index) => reduced.Length == 1 ? index * reduced[0].Stride : Offset(reduced, index);

    private static long Offset((long Size, long Stride)[] groups, long index)
    {
        var offset = 0L;
        foreach (var (size, stride) in groups)
        {
            (index, var place) = Math.DivRem(index, size);
            offset += place * stride;
        }
        return offset;
    }

    private static long Product((long Size, long Stride)[] groups)
    {
        var product = 1L;
        foreach (var (size, _) in groups)
        {
            product *= size;
        }
        return product;
    }
}
