namespace VaeGen.Cpu.Functional.Losses;

/// <summary>How scores lie in memory: [samples, classes, places], class c of place (n, i) at (n·classes + c)·places + i.</summary>
internal readonly record struct ClassLayout(long Samples, long Classes, long Places)
{
    /// <summary>How many places there are, over all samples.</summary>
    internal long Count => Samples * Places;

    /// <summary>The layout of sizes whose classes are one of the dimensions.</summary>
    internal static ClassLayout Of(ReadOnlySpan<long> sizes, int dim) => sizes.Length == 0
        ? new ClassLayout(1, 1, 1)
        : new ClassLayout(Shapes.Count(sizes[..dim]), sizes[dim], Shapes.Count(sizes[(dim + 1)..]));

    /// <summary>Where the first class of a place lies.</summary>
    internal long First(long place)
    {
        var (sample, offset) = Math.DivRem(place, Places);
        return (sample * Classes * Places) + offset;
    }
}
