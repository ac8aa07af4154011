namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The positions of all images, cut into tiles of some whole images, or of some whole rows of one image.</summary>
/// <remarks>The cut depends on sizes alone, so that whatever is summed tile by tile is summed in one order.</remarks>
internal readonly struct PositionTiles
{
    // No tile is smaller if there are others, so that its last, half empty panel does not count.
    private const int Least = 64;

    // So many tiles at least, if they are not too small, let eight threads share the work evenly.
    private const int Enough = 16;

    private readonly int allImages;
    private readonly int allRows;
    private readonly int bands;

    /// <param name="images">How many images there are.</param>
    /// <param name="rows">Rows of an image.</param>
    /// <param name="columns">Positions in a row.</param>
    /// <param name="most">How many positions a tile should have at most.</param>
    internal PositionTiles(int images, int rows, int columns, int most)
    {
        (allImages, allRows) = (images, rows);
        var perImage = (long)rows * columns;
        var wanted = Math.Max(Least, Math.Min(most, images * perImage / Enough));
        Images = (int)Math.Clamp(wanted / Math.Max(1, perImage), 1, Math.Max(1, images));
        bands = (int)Math.Min(rows, (perImage + (wanted / 2)) / wanted);
        bands = Math.Max(1, bands);
        Rows = (rows + bands - 1) / bands;
        Count = (images + Images - 1) / Images * bands;
    }

    /// <summary>Images of a tile, at most.</summary>
    internal int Images { get; }

    /// <summary>Rows of a tile, at most.</summary>
    internal int Rows { get; }

    internal int Count { get; }

    internal Tile this[int index]
    {
        get
        {
            var (group, band) = Math.DivRem(index, bands);
            var image = group * Images;
            var row = band * Rows;
            return new Tile(image, Math.Min(Images, allImages - image), row, Math.Max(0, Math.Min(Rows, allRows - row)));
        }
    }

    /// <summary>Some images, and of each the same rows.</summary>
    internal readonly record struct Tile(int Image, int Images, int Row, int Rows);
}
