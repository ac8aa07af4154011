namespace VaeGen;

/// <summary>Numbers as a few classes.</summary>
internal static class Bins
{
    /// <summary>The bin of every value, of bins of equal width from the smallest value to the largest, which belongs to the last.</summary>
    public static int[] EqualWidth(double[] column, int bins)
    {
        var (smallest, largest) = (column.Min(), column.Max());
        var scale = largest > smallest ? bins / (largest - smallest) : 0;
        return Array.ConvertAll(column, value => Math.Min((int)((value - smallest) * scale), bins - 1));
    }
}
