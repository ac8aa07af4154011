using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The cells of a <see cref="WeightGradient{T}"/>: a chunk of tiles by a block of the large side's channels.</summary>
/// <remarks>
/// The rows of the product are the taps of the large side's channels, read where they lie in the planes; its terms are positions. A slice
/// of positions of the small side, turned so that its channels lie together, stays in the first-level cache while all rows pass.
/// </remarks>
internal unsafe struct WeightGradientJob<TSimd, TVector, T, TRows> : IRangeBody
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, INumber<T>
    where TRows : struct, IConstant
{
    // A slice of a panel shares the first-level cache, 32 KiB or 48, with what the rows read; vectors of less than 512 bits end at the longest one.
    private const int SliceBytes = 24 * 1024;
    private const int LongestSlice = 256;

    // Numbers of a tile's planes: they stay in a second-level cache of 512 KiB.
    private const int TileSize = 48 * 1024;

    public ConvolutionGeometry Geometry;
    public AxisTaps Y, X;
    public PositionTiles Tiles;
    public int Pitch;

    /// <summary>The large side's channels in blocks, the tiles in chunks.</summary>
    public Parts Blocks, Chunks;

    /// <summary>Where the positions of a tile lie in the planes, and where a row's sums among those of its channel block.</summary>
    public int* Positions, Targets;

    public T* Large, Small, Sums;

    private static int Width => 2 * TSimd.Count;

    private static int MaxSlice => Math.Min(LongestSlice, SliceBytes / (Width * sizeof(T)));

    private readonly int MostChannels => Blocks.Length(0);

    /// <summary>Positions of a tile at most, with so many channels of the large side.</summary>
    internal static int MostPositions(ConvolutionGeometry geometry, int channels) =>
        Math.Clamp(TileSize / Math.Max(1, channels * geometry.Y.Stride * geometry.X.Stride), MaxSlice, 1024);

    /// <summary>Fills <see cref="Positions"/> and <see cref="Targets"/>.</summary>
    internal readonly void Locate()
    {
        var planes = new PhasePlanes(Y, X, MostChannels, Tiles.Rows);
        var next = Positions;
        for (var image = 0; image < Tiles.Images; image++)
        {
            for (var row = 0; row < Tiles.Rows; row++)
            {
                for (var column = 0; column < X.Positions; column++)
                {
                    *next++ = planes.Position(image, row, column);
                }
            }
        }

        for (var row = 0; row < MostChannels * Geometry.Taps; row++)
        {
            Targets[row] = row * Pitch;
        }
    }

    public readonly void Run(long start, long end)
    {
        var planes = new PhasePlanes(Y, X, MostChannels, Tiles.Rows);
        var planeBytes = Scratch.Lines<T>((long)Tiles.Images * planes.ImageStride);
        var panelBytes = Scratch.Lines<T>(MaxSlice * Width);
        using var scratch = new Scratch(planeBytes + panelBytes + ((long)MostChannels * Geometry.Taps * sizeof(int)));
        var memory = (T*)scratch.Data;
        var panel = (T*)(scratch.Data + planeBytes);
        var rows = (int*)(scratch.Data + planeBytes + panelBytes);
        planes.Locate(rows);
        for (var task = start; task < end; task++)
        {
            var (rest, chunk) = Math.DivRem((int)task, Chunks.Count);
            var (group, block) = Math.DivRem(rest, Blocks.Count);
            Cell(group, Blocks.Start(block), Blocks.Length(block), chunk, planes, rows, memory, panel);
        }
    }

    private readonly void Cell(int group, int channel, int channels, int chunk, in PhasePlanes planes, int* rows, T* memory, T* panel)
    {
        var g = Geometry;
        var largeSize = (long)g.Y.Large * g.X.Large;
        var largeImage = g.Groups * g.LargeChannels * largeSize;
        var large = Large + ((((long)group * g.LargeChannels) + channel) * largeSize);
        var sums = Sums + ((((((long)chunk * g.Groups) + group) * g.LargeChannels) + channel) * g.Taps * Pitch);
        var finish = new GemmFinish<T> { Alpha = T.One, Beta = T.One };
        for (var index = Chunks.Start(chunk); index < Chunks.Start(chunk + 1); index++)
        {
            var tile = Tiles[index];
            planes.Fill(large + (tile.Image * largeImage), largeImage, channels, memory, tile.Images, tile.Row);
            var positions = tile.Images * tile.Rows * g.X.Small;
            var slices = Parts.OfAtMost(positions, MaxSlice);
            var ahead = Ahead(index + 1 < Chunks.Start(chunk + 1) ? index + 1 : -1, large, largeImage, channels, slices.Count);
            for (var s = 0; s < slices.Count; s++)
            {
                var (from, to) = (slices.Start(s), slices.Start(s + 1));
                for (var column = 0; column < Pitch; column += Width)
                {
                    Turn(group, tile, from, to, column, panel);
                    Multiply(channels * g.Taps, to - from, memory, rows, Positions + from, panel, finish, sums + column, Pitch - column, ref ahead);
                }

                finish.Accumulate = true;
            }
        }

        if (!finish.Accumulate)
        {
            new Span<T>(sums, channels * g.Taps * Pitch).Clear();
        }
    }

    // The next tile's part of the large side: copying it from memory would otherwise be waiting. Parts of images are not worth the trouble.
    private readonly GemmPrefetch<T> Ahead(int index, T* large, long largeImage, int channels, int slices)
    {
        if (index < 0 || Tiles.Rows < Y.Positions)
        {
            return GemmPrefetch<T>.None;
        }

        var tile = Tiles[index];
        var steps = slices * ((Pitch + Width - 1) / Width) * channels * Geometry.Taps;
        return new GemmPrefetch<T>(large + (tile.Image * largeImage), 1, largeImage, channels * Geometry.Y.Large * Geometry.X.Large, tile.Images, steps);
    }

    // panel[position, channel] of the small side's channels from `column` on.
    private readonly void Turn(int group, PositionTiles.Tile tile, int from, int to, int column, T* panel)
    {
        var g = Geometry;
        var size = (long)g.Y.Small * g.X.Small;
        var perImage = tile.Rows * g.X.Small;
        var (width, columns) = (Math.Min(Width, Pitch - column), Math.Min(Width, g.SmallChannels - column));
        while (from < to)
        {
            var (image, position) = Math.DivRem(from, perImage);
            var count = Math.Min(perImage - position, to - from);
            var source = Small + (((((long)(tile.Image + image) * g.Groups) + group) * g.SmallChannels + column) * size) + ((long)tile.Row * g.X.Small) + position;
            GemmPack.Panel(source, 1, size, count, columns, panel, width);
            panel += count * width;
            from += count;
        }
    }

    private readonly void Multiply(int rows, int terms, T* memory, int* places, int* positions, T* panel, in GemmFinish<T> finish, T* sums, int columns, ref GemmPrefetch<T> ahead)
    {
        if (columns >= Width)
        {
            PatchTiles<TSimd, TVector, T, N2>.Run(TRows.Value, rows, terms, memory, places, positions, panel, finish, sums, Targets, ref ahead);
        }
        else
        {
            PatchTiles<TSimd, TVector, T, N1>.Run(TRows.Value, rows, terms, memory, places, positions, panel, finish, sums, Targets, ref ahead);
        }
    }
}
