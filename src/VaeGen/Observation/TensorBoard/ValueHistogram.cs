namespace VaeGen;

/// <summary>How often values fall into intervals of one width from the smallest to the largest. Those that are not finite are left out.</summary>
internal sealed class ValueHistogram
{
    private const int Intervals = 64;

    /// <summary>Counts values.</summary>
    public ValueHistogram(ReadOnlySpan<float> values)
    {
        var (minimum, maximum) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                minimum = Math.Min(minimum, value);
                maximum = Math.Max(maximum, value);
                Sum += value;
                SumOfSquares += (double)value * value;
                Count++;
            }
        }
        if (Count == 0)
        {
            return;
        }
        (Minimum, Maximum) = (minimum, maximum);
        var count = minimum == maximum ? 1 : Intervals;
        var width = (Maximum - Minimum) / count;
        (Limits, Counts) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            Limits[i] = i == count - 1 ? Maximum : Minimum + ((i + 1) * width);
        }
        foreach (var value in values)
        {
            if (float.IsFinite(value))
            {
                Counts[width == 0 ? 0 : Math.Min((int)((value - Minimum) / width), count - 1)]++;
            }
        }
    }

    public double Minimum { get; }

    public double Maximum { get; }

    public long Count { get; }

    public double Sum { get; }

    public double SumOfSquares { get; }

    /// <summary>Where each interval ends.</summary>
    public double[] Limits { get; } = [];

    /// <summary>How many values are in it.</summary>
    public double[] Counts { get; } = [];
}
