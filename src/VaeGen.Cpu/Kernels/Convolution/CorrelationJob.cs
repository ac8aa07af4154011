using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The tiles of a <see cref="Correlation{T}"/>, each computed by one thread on its own: positions are the rows of the product, output channels its columns.</summary>
/// <remarks>
/// A slice of a panel of weights stays in the first-level cache while all positions of the tile pass; the source is read where its
/// planes lie. The sums stand beside each other by channel, in the order of the output's positions, until the tile is done; then they are turned.
/// </remarks>
internal unsafe struct CorrelationJob<TSimd, TVector, T, TRows> : IRangeBody
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, INumber<T>
    where TRows : struct, IConstant
{
    // A panel's slice shares the first-level cache, 32 KiB or 48, with what the positions read; vectors of less than 512 bits end at the longest one.
    private const int SliceBytes = 28 * 1024;
    private const int LongestSlice = 320;

    // Numbers of a tile's planes, and of its sums: both stay in a second-level cache of 512 KiB.
    private const int TileSize = 32 * 1024;

    public Correlation<T> Whole;
    public PositionTiles Tiles;
    public PhasePlanes Planes;

    /// <summary>Columns of the product in each group: the output channels, up to whole vectors.</summary>
    public int Columns;

    /// <summary>Where the terms of every phase lie in the planes, where the positions do, and where their sums.</summary>
    public int* Terms, Places, Targets;

    /// <summary>The weights in panels, and null or the bias with <see cref="Columns"/> numbers to a group.</summary>
    public T* Weights, Bias;

    internal static int Width => 2 * TSimd.Count;

    private static int MaxSlice => Math.Min(LongestSlice, SliceBytes / (Width * sizeof(T)));

    // Positions of the output in a row of sums: all phases of every position.
    private readonly int RowLength => Whole.X.Positions * Whole.X.Join;

    private readonly int SumRows => Tiles.Images * Tiles.Rows * Whole.Y.Join;

    /// <summary>Positions of a tile at most, for so many columns.</summary>
    internal static int MostPositions(in Correlation<T> whole, int columns) =>
        Math.Clamp(TileSize / Math.Max(whole.Channels * whole.Y.Step * whole.X.Step, columns * whole.Y.Join * whole.X.Join), 48, 1024);

    /// <summary>Fills <see cref="Terms"/>, <see cref="Places"/> and <see cref="Targets"/>: smaller tiles are the beginnings of the largest.</summary>
    internal readonly void Locate()
    {
        Planes.Locate(Terms);
        var next = 0;
        for (var image = 0; image < Tiles.Images; image++)
        {
            for (var row = 0; row < Tiles.Rows; row++)
            {
                for (var column = 0; column < Whole.X.Positions; column++, next++)
                {
                    Places[next] = Planes.Position(image, row, column);
                    Targets[next] = ((((image * Tiles.Rows) + row) * Whole.Y.Join * RowLength) + (column * Whole.X.Join)) * Columns;
                }
            }
        }
    }

    public readonly void Run(long start, long end)
    {
        var planeBytes = Scratch.Lines<T>((long)Tiles.Images * Planes.ImageStride);
        using var scratch = new Scratch(planeBytes + Scratch.Lines<T>((long)SumRows * RowLength * Columns));
        T* memory = (T*)scratch.Data, sums = (T*)(scratch.Data + planeBytes);
        for (var task = start; task < end; task++)
        {
            var (group, tile) = Math.DivRem(task, Tiles.Count);
            Cell((int)group, Tiles[(int)tile], memory, sums, Ahead(task + WorkerPool.Threads));
        }
    }

    // What the thread will probably do next: copying it from memory would otherwise be waiting. Parts of images are not worth the trouble.
    private readonly GemmPrefetch<T> Ahead(long task)
    {
        var (group, index) = Math.DivRem(task, Tiles.Count);
        if (group >= Whole.Groups || Tiles.Rows < Whole.Y.Positions)
        {
            return GemmPrefetch<T>.None;
        }

        var slices = 0;
        for (var ry = 0; ry < Whole.Y.Join; ry++)
        {
            for (var rx = 0; rx < Whole.X.Join; rx++)
            {
                slices += Parts.OfAtMost(TermsOf(ry, rx), MaxSlice).Count;
            }
        }

        var tile = Tiles[(int)index];
        var elements = Whole.Channels * Whole.Y.Source * Whole.X.Source;
        var source = Whole.Source + (((tile.Image * (long)Whole.Groups) + group) * elements);
        var steps = slices * ((Columns + Width - 1) / Width) * Tiles.Images * Tiles.Rows * Whole.X.Positions;
        return new GemmPrefetch<T>(source, 1, (long)Whole.Groups * elements, elements, tile.Images, steps);
    }

    private readonly int TermsOf(int ry, int rx) =>
        Whole.Channels * (Whole.Y.First[ry + 1] - Whole.Y.First[ry]) * (Whole.X.First[rx + 1] - Whole.X.First[rx]);

    private readonly void Cell(int group, PositionTiles.Tile tile, T* memory, T* sums, GemmPrefetch<T> ahead)
    {
        var (y, x) = (Whole.Y, Whole.X);
        var size = (long)y.Source * x.Source;
        var sourceImage = Whole.Groups * Whole.Channels * size;
        Planes.Fill(Whole.Source + (tile.Image * sourceImage) + (group * Whole.Channels * size), sourceImage, Whole.Channels, memory, tile.Images, tile.Row);
        var bias = Bias == null ? null : Bias + ((long)group * Columns);
        var done = 0L;
        for (var ry = 0; ry < y.Join; ry++)
        {
            for (var rx = 0; rx < x.Join; rx++)
            {
                var terms = TermsOf(ry, rx);
                var weights = Weights + (((done * Whole.Groups) + ((long)group * terms)) * Columns);
                Multiply(weights, bias, terms, Terms + done, memory, tile.Images * tile.Rows * x.Positions, sums + (((ry * RowLength) + rx) * Columns), ref ahead);
                done += terms;
            }
        }

        Write(group, tile, sums);
    }

    private readonly void Multiply(T* weights, T* bias, int terms, int* where, T* memory, int positions, T* sums, ref GemmPrefetch<T> ahead)
    {
        var slices = Parts.OfAtMost(terms, MaxSlice);
        for (var s = 0; s < slices.Count; s++)
        {
            var (from, count) = (slices.Start(s), slices.Length(s));
            for (var column = 0; column < Columns; column += Width)
            {
                var width = Math.Min(Width, Columns - column);
                var panel = weights + ((long)terms * column) + ((long)from * width);
                var finish = new GemmFinish<T> { Alpha = T.One, Beta = T.One, Accumulate = s > 0, Bias = s > 0 || bias == null ? null : bias + column };
                if (width == Width)
                {
                    PatchTiles<TSimd, TVector, T, N2>.Run(TRows.Value, positions, count, memory, Places, where + from, panel, finish, sums + column, Targets, ref ahead);
                }
                else
                {
                    PatchTiles<TSimd, TVector, T, N1>.Run(TRows.Value, positions, count, memory, Places, where + from, panel, finish, sums + column, Targets, ref ahead);
                }
            }
        }
    }

    // From the sums to the output, a channel's positions together.
    private readonly void Write(int group, PositionTiles.Tile tile, T* sums)
    {
        var (y, x) = (Whole.Y, Whole.X);
        var size = (long)y.Output * x.Output;
        var top = tile.Row * y.Join;
        var rows = Math.Min(tile.Rows * y.Join, y.Output - top);
        for (var image = 0; image < tile.Images; image++)
        {
            var from = sums + ((long)image * Tiles.Rows * y.Join * RowLength * Columns);
            var to = Whole.Output + ((((long)(tile.Image + image) * Whole.Groups) + group) * Whole.Rows * size) + ((long)top * x.Output);
            if (RowLength == x.Output)
            {
                Turning.Run(from, Columns, rows * RowLength, Whole.Rows, to, size);
                continue;
            }

            for (var row = 0; row < rows; row++)
            {
                Turning.Run(from + ((long)row * RowLength * Columns), Columns, x.Output, Whole.Rows, to + ((long)row * x.Output), size);
            }
        }
    }
}
