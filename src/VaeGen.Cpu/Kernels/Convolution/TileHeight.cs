namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>How high the next tile is when so many rows are left.</summary>
internal static class TileHeight
{
    /// <summary>Full height, except that the last two tiles share what is left: a very low tile would wait for its own sums.</summary>
    internal static int Of<TRows>(int left)
        where TRows : struct, IConstant
    {
        var height = TRows.Value;
        return left >= height + (height / 2) || left == height ? height : left > height ? (left + 1) / 2 : left;
    }
}
