namespace VaeGen.Cpu.Kernels.Norms;

/// <summary>Count, mean and summed squared deviation of some values.</summary>
internal readonly record struct Moments(double Count, double Mean, double SquaredDeviation)
{
    /// <summary>From the sums of (x − centre) and (x − centre)².</summary>
    internal static Moments About(double centre, double sum, double squares, double count) =>
        new(count, centre + (sum / count), Math.Max(0, squares - (sum * sum / count)));

    /// <summary>The moments of both sets together (Chan, Golub and LeVeque 1983).</summary>
    internal Moments Join(in Moments other)
    {
        if (Count == 0)
        {
            return other;
        }
        var count = Count + other.Count;
        var distance = other.Mean - Mean;
        return new(
            count,
            Mean + (distance * other.Count / count),
            SquaredDeviation + other.SquaredDeviation + (distance * distance * Count * other.Count / count));
    }
}
