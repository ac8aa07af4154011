namespace VaeGen;

/// <summary>Where values stand along one side of a chart.</summary>
/// <param name="From">The value at the start.</param>
/// <param name="To">The value at the end.</param>
/// <param name="Start">The start, in the chart's units.</param>
/// <param name="End">The end.</param>
internal readonly record struct Scale(double From, double To, double Start, double End)
{
    public double At(double value) => Start + (value - From) / (To - From) * (End - Start);

    /// <summary>A scale that begins and ends a little outside the values; one value alone stands in the middle.</summary>
    public static Scale Around(double lowest, double highest, double start, double end, double margin = 0.04)
    {
        var extent = highest - lowest;
        var beyond = extent > 0 ? margin * extent : Math.Max(0.5, 0.05 * Math.Abs(lowest));
        return new Scale(lowest - beyond, highest + beyond, start, end);
    }

    /// <summary>Round values inside, some so many of them, 1, 2 or 5 times a power of ten apart.</summary>
    public IReadOnlyList<double> Ticks(int about)
    {
        var step = Step(about);
        var first = Math.Ceiling(From / step - 1e-9);
        var last = Math.Floor(To / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => (first + i) * step)];
    }

    private double Step(int about)
    {
        var rough = (To - From) / about;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * ((rough / power) switch
        {
            < 1.41 => 1,
            < 3.16 => 2,
            < 7.07 => 5,
            _ => 10,
        });
    }
}
