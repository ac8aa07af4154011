namespace VaeGen;

/// <summary>Undoes the filters that make a PNG file's rows compress better: each value was replaced by its difference from a guess.</summary>
internal static class PngFilter
{
    /// <summary>Turns a row of differences into values, in place.</summary>
    /// <param name="filter">The filter's number: none, left, up, average or Paeth.</param>
    /// <param name="row">The row.</param>
    /// <param name="above">The row above it, zeros for the first.</param>
    /// <param name="distance">Bytes from a value to that of the pixel to its left.</param>
    /// <returns>false: there is no such filter.</returns>
    public static bool TryUndo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int distance)
    {
        above = above[..row.Length];
        switch (filter)
        {
            case 0:
                return true;
            case 1:
                for (var i = distance; i < row.Length; i++)
                {
                    row[i] += row[i - distance];
                }
                return true;
            case 2:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += above[i];
                }
                return true;
            case 3:
                for (var i = 0; i < row.Length; i++)
                {
                    var left = i < distance ? 0 : row[i - distance];
                    row[i] += (byte)((left + above[i]) >> 1);
                }
                return true;
            case 4:
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] += i < distance ? above[i] : Paeth(row[i - distance], above[i], above[i - distance]);
                }
                return true;
            default:
                return false;
        }
    }

    // whichever of the three is nearest to left + above − corner; the order of the comparisons decides ties
    private static byte Paeth(int left, int above, int corner)
    {
        var toLeft = Math.Abs(above - corner);
        var toAbove = Math.Abs(left - corner);
        var toCorner = Math.Abs(left + above - 2 * corner);
        return (byte)(toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner);
    }
}
