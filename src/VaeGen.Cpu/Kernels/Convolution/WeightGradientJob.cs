using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The cells of a <see cref="WeightGradient{T}"/>: a chunk of tiles by a block of the large side's channels.</summary>
/// <remarks>
/// A cell copies a slice of positions of its rows of patches together as A, which then streams from the second-level cache,
/// while panel after panel of the small side, turned so that its channels lie together, stays in the first.
/// </remarks>
internal unsafe struct WeightGradientJob<TSimd, TVector, T, TRows> : IRangeBody
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, INumber<T>
    where TRows : struct, IConstant
{
    // A slice of a panel shares 32 KiB of first-level cache with a tile of A, which is as long.
    private const int SliceBytes = 16 * 1024;
    private const int LongestSlice = 256;

    public ConvolutionGeometry Geometry;
    public AxisTaps Y, X;
    public PositionTiles Tiles;
    public int Blocks, Chunks, Pitch;
    public T* Large, Small, Sums;

    private static int Width => 2 * TSimd.Count;

    private static int MaxSlice => Math.Min(LongestSlice, SliceBytes / (Width * sizeof(T)));

    // Rows of a slice lie an odd number of cache lines apart.
    private static int SlicePitch => MaxSlice + 16;

    public readonly void Run(long start, long end)
    {
        var channels = (Geometry.LargeChannels + Blocks - 1) / Blocks;
        var rows = channels * Geometry.Taps;
        var planes = new PhasePlanes(Y, X, channels, Tiles.Rows);
        var planeBytes = Scratch.Lines<T>(((long)Tiles.Images * planes.ImageStride) + Width);
        var patchBytes = Scratch.Lines<T>(((long)rows * SlicePitch) + Width);
        var panelBytes = Scratch.Lines<T>(MaxSlice * Width);
        using var scratch = new Scratch(planeBytes + patchBytes + panelBytes + (MaxSlice * sizeof(long)) + ((long)rows * sizeof(int)));
        var memory = (T*)scratch.Data;
        var patches = (T*)((byte*)memory + planeBytes);
        var panel = (T*)((byte*)patches + patchBytes);
        var copies = ((int, int)*)((byte*)panel + panelBytes);
        var offsets = (int*)(copies + MaxSlice);
        for (var task = start; task < end; task++)
        {
            var (rest, chunk) = Math.DivRem(task, Chunks);
            var (group, block) = Math.DivRem(rest, Blocks);
            var first = (int)(Geometry.LargeChannels * block / Blocks);
            var count = (int)(Geometry.LargeChannels * (block + 1) / Blocks) - first;
            planes = new PhasePlanes(Y, X, count, Tiles.Rows);
            Locate(planes, offsets);
            Cell((int)group, first, (int)chunk, planes, offsets, memory, patches, panel, copies);
        }
    }

    private readonly void Locate(in PhasePlanes planes, int* offsets)
    {
        for (var channel = 0; channel < planes.Channels; channel++)
        {
            foreach (ref readonly var tapY in Y.Taps.AsSpan())
            {
                foreach (ref readonly var tapX in X.Taps.AsSpan())
                {
                    *offsets++ = (channel * planes.ChannelStride) + planes.Offset(tapY, tapX);
                }
            }
        }
    }

    private readonly void Cell(int group, int channel, int chunk, in PhasePlanes planes, int* offsets, T* memory, T* patches, T* panel, (int To, int From)* list)
    {
        var g = Geometry;
        var rows = planes.Channels * g.Taps;
        var largeSize = (long)g.Y.Large * g.X.Large;
        var largeImage = g.Groups * g.LargeChannels * largeSize;
        var large = Large + ((((long)group * g.LargeChannels) + channel) * largeSize);
        var sums = Sums + ((((((long)chunk * g.Groups) + group) * g.LargeChannels) + channel) * g.Taps * Pitch);
        var finish = new GemmFinish<T> { Alpha = T.One, Beta = T.One };
        var last = (int)((long)Tiles.Count * (chunk + 1) / Chunks);
        for (var index = (int)((long)Tiles.Count * chunk / Chunks); index < last; index++)
        {
            var tile = Tiles[index];
            planes.Fill(large + (tile.Image * largeImage), largeImage, memory, tile.Images, tile.Row);
            var columns = tile.Images * tile.Rows * g.X.Small;
            var slices = (columns + MaxSlice - 1) / MaxSlice;
            for (var s = 0; s < slices; s++)
            {
                int from = columns * s / slices, to = columns * (s + 1) / slices;
                ColumnCopies.Plan(list, planes, tile.Rows, g.X.Small, from, to, TSimd.Count).Pack<TSimd, TVector, T>(memory, offsets, rows, patches, SlicePitch);
                for (var column = 0; column < g.SmallChannels; column += Width)
                {
                    Turn(group, tile, from, to, column, panel);
                    Multiply(rows, to - from, patches, panel, &finish, sums + column);
                }

                finish.Accumulate = true;
            }
        }

        if (!finish.Accumulate)
        {
            new Span<T>(sums, rows * Pitch).Clear();
        }
    }

    // panel[position, channel] of the small side's channels from `column` on.
    private readonly void Turn(int group, PositionTiles.Tile tile, int from, int to, int column, T* panel)
    {
        var g = Geometry;
        var size = (long)g.Y.Small * g.X.Small;
        var perImage = tile.Rows * g.X.Small;
        var columns = Math.Min(Width, g.SmallChannels - column);
        while (from < to)
        {
            var (image, position) = Math.DivRem(from, perImage);
            var count = Math.Min(perImage - position, to - from);
            var source = Small + (((((long)(tile.Image + image) * g.Groups) + group) * g.SmallChannels + column) * size) + ((long)tile.Row * g.X.Small) + position;
            GemmPack.Panel(source, 1, size, count, columns, panel, Width);
            panel += count * Width;
            from += count;
        }
    }

    private readonly void Multiply(int rows, int terms, T* patches, T* panel, GemmFinish<T>* finish, T* sums)
    {
        var kernels = GemmTiles<TSimd, TVector, T, N2>.ByRows;
        int height;
        for (var i = 0; i < rows; i += height)
        {
            height = TileHeight.Of<TRows>(rows - i);
            kernels[height - 1](terms, patches + ((long)i * SlicePitch), SlicePitch, 1, panel, Width, finish, sums + ((long)i * Pitch), Pitch);
        }
    }
}
