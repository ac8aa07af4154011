using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The tiles of a <see cref="Correlation{T}"/>, each computed by one thread on its own.</summary>
internal unsafe struct CorrelationJob<TSimd, TVector, T, TRows> : IRangeBody
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, INumber<T>
    where TRows : struct, IConstant
{
    // A panel's slice shares 32 KiB of first-level cache with a tile of A, which is as long.
    private const int SliceBytes = 20 * 1024;
    private const int LongestSlice = 320;

    // Below this many multiplications a second thread costs more than it brings.
    private const long Worthwhile = 100_000;

    private Correlation<T> whole;
    private readonly PositionTiles tiles;
    private readonly PhasePlanes planes;
    private readonly int* offsets;
    private readonly int pitch;

    internal CorrelationJob(in Correlation<T> whole, in PositionTiles tiles, in PhasePlanes planes, int* offsets)
    {
        (this.whole, this.tiles, this.planes) = (whole, tiles, planes);
        this.offsets = offsets;
        var columns = tiles.Images * tiles.Rows * whole.X.Positions;

        // A row of sums: whole panels, room for a vector that reaches past the last, and an odd number of cache lines, so that rows
        // do not share a set of the cache.
        pitch = (((columns + Width - 1) / Width * Width) + TSimd.Count + 15 & ~15) | 16;
        Locate();
    }

    /// <summary>Tiles for a thread at a time: all of them where the whole is little.</summary>
    internal readonly long Grain
    {
        get
        {
            var work = (double)whole.Images * whole.Groups * whole.Rows * whole.Y.Positions * whole.X.Positions * whole.Channels * whole.Y.Taps.Length * whole.X.Taps.Length;
            return work < Worthwhile ? long.MaxValue : 1;
        }
    }

    private static int Width => 2 * TSimd.Count;

    private static int MaxSlice => Math.Min(LongestSlice, SliceBytes / (Width * sizeof(T)));

    public readonly void Run(long start, long end)
    {
        long planeBytes = Scratch.Lines<T>(((long)tiles.Images * planes.ImageStride) + Width);
        var sumBytes = Scratch.Lines<T>((long)whole.X.Join * whole.Rows * pitch);
        var sliceBytes = Scratch.Lines<T>((MaxSlice * Width) + Width);
        using var scratch = new Scratch(planeBytes + sumBytes + sliceBytes + ((long)pitch * sizeof(long)));
        var memory = scratch.Data;
        var sums = memory + planeBytes;
        var slice = sums + sumBytes;
        var copies = ((int, int)*)(slice + sliceBytes);
        for (var task = start; task < end; task++)
        {
            var (group, tile) = Math.DivRem(task, tiles.Count);
            Cell((int)group, tiles[(int)tile], (T*)memory, (T*)sums, (T*)slice, copies);
        }
    }

    /// <summary>Brings the weights into the order in which the tiles read them.</summary>
    internal void PackWeights(T* packed)
    {
        if (whole.Rows <= FewRows<TSimd, TVector, T>.Most)
        {
            return;
        }

        T* from = whole.Weights, to = packed;
        for (var ry = 0; ry < whole.Y.Join; ry++)
        {
            for (var rx = 0; rx < whole.X.Join; rx++)
            {
                var terms = Terms(ry, rx);
                for (var group = 0; group < whole.Groups && terms > 0; group++, from += (long)whole.Rows * terms, to += (long)whole.Rows * terms)
                {
                    new GemmRows<T> { Rows = whole.Rows, Terms = terms, Tiles = Tiles(whole.Rows), Slices = Slices(terms), A = from, ARow = terms, ACol = 1, Packed = to }.Run();
                }
            }
        }

        whole.Weights = packed;
    }

    // Terms of a sum in one phase of the output.
    private readonly int Terms(int ry, int rx) =>
        whole.Channels * (whole.Y.First[ry + 1] - whole.Y.First[ry]) * (whole.X.First[rx + 1] - whole.X.First[rx]);

    // Where every term of every phase reads, in the order of the weights.
    private readonly void Locate()
    {
        var (y, x) = (whole.Y, whole.X);
        var next = offsets;
        for (var ry = 0; ry < y.Join; ry++)
        {
            for (var rx = 0; rx < x.Join; rx++)
            {
                for (var channel = 0; channel < whole.Channels; channel++)
                {
                    for (var ty = y.First[ry]; ty < y.First[ry + 1]; ty++)
                    {
                        for (var tx = x.First[rx]; tx < x.First[rx + 1]; tx++)
                        {
                            *next++ = (channel * planes.ChannelStride) + planes.Offset(y.Taps[ty], x.Taps[tx]);
                        }
                    }
                }
            }
        }
    }

    private readonly void Cell(int group, PositionTiles.Tile tile, T* memory, T* sums, T* slice, (int To, int From)* copies)
    {
        var (y, x) = (whole.Y, whole.X);
        var sourceImage = (long)whole.Groups * whole.Channels * y.Source * x.Source;
        planes.Fill(whole.Source + (tile.Image * sourceImage) + ((long)group * whole.Channels * y.Source * x.Source), sourceImage, memory, tile.Images, tile.Row);

        var columns = tile.Images * tile.Rows * x.Positions;
        var done = 0L;
        for (var ry = 0; ry < y.Join; ry++)
        {
            for (var rx = 0; rx < x.Join; rx++)
            {
                var terms = Terms(ry, rx);
                var weights = whole.Weights + (done * whole.Groups * whole.Rows) + ((long)group * whole.Rows * terms);
                Multiply(weights, terms, offsets + done, memory, tile, columns, sums + ((long)rx * whole.Rows * pitch), slice, copies);
                done += terms;
            }

            Write(group, tile, ry, sums);
        }
    }

    private readonly void Multiply(T* weights, int terms, int* where, T* memory, PositionTiles.Tile tile, int columns, T* sums, T* slice, (int To, int From)* list)
    {
        if (whole.Rows <= FewRows<TSimd, TVector, T>.Most)
        {
            var all = ColumnCopies.Plan(list, planes, tile.Rows, whole.X.Positions, 0, columns, TSimd.Count);
            FewRows<TSimd, TVector, T>.Run(whole.Rows, terms, weights, memory, where, all, sums, pitch);
            return;
        }

        var finish = new GemmFinish<T> { Alpha = T.One, Beta = T.One };
        var kernels = GemmTiles<TSimd, TVector, T, N2>.ByRows;
        int slices = Slices(terms), tops = Tiles(whole.Rows);
        for (var s = 0; s < slices; s++)
        {
            var from = (int)((long)terms * s / slices);
            var count = (int)((long)terms * (s + 1) / slices) - from;
            for (var column = 0; column < columns; column += Width)
            {
                var copies = ColumnCopies.Plan(list, planes, tile.Rows, whole.X.Positions, column, Math.Min(columns, column + Width), TSimd.Count);
                copies.Pack<TSimd, TVector, T>(memory, where + from, count, slice, Width);
                for (var t = 0; t < tops; t++)
                {
                    // The order of GemmRows: slice by slice, tile by tile, term by term.
                    var top = (int)((long)whole.Rows * t / tops);
                    var rows = (int)((long)whole.Rows * (t + 1) / tops) - top;
                    var a = weights + ((long)from * whole.Rows) + ((long)top * count);
                    kernels[rows - 1](count, a, 1, rows, slice, Width, &finish, sums + ((long)top * pitch) + column, pitch);
                }
            }

            finish.Accumulate = true;
        }
    }

    private static int Slices(int terms) => Math.Max(1, (terms + MaxSlice - 1) / MaxSlice);

    private static int Tiles(int rows) => (rows + TRows.Value - 1) / TRows.Value;

    // From the sums of one phase of rows to the output.
    private readonly void Write(int group, PositionTiles.Tile tile, int phase, T* sums)
    {
        var (y, x) = (whole.Y, whole.X);
        var positions = tile.Rows * x.Positions;
        for (var i = 0; i < whole.Rows; i++)
        {
            var row = (group * whole.Rows) + i;
            var bias = whole.Bias == null ? T.Zero : whole.Bias[row];
            for (var image = 0; image < tile.Images; image++)
            {
                var from = sums + ((long)i * pitch) + (image * positions);
                var to = whole.Output + ((((long)(tile.Image + image) * whole.Groups * whole.Rows) + row) * y.Output * x.Output);
                if (y.Join == 1 && x.Join == 1)
                {
                    Add(from, bias, to + ((long)tile.Row * x.Output), positions);
                    continue;
                }

                for (var own = 0; own < tile.Rows; own++)
                {
                    var at = ((tile.Row + own) * y.Join) + phase;
                    if (at < y.Output)
                    {
                        Join(from + (own * x.Positions), bias, to + ((long)at * x.Output));
                    }
                }
            }
        }
    }

    // One row of the output from the phases of its columns.
    private readonly void Join(T* sums, T bias, T* target)
    {
        var x = whole.X;
        var apart = (long)whole.Rows * pitch;
        if (x.Join == 1)
        {
            Add(sums, bias, target, x.Output);
        }
        else if (x.Join == 2)
        {
            Strided.Zip(sums, sums + apart, target, x.Output, bias);
        }
        else
        {
            for (var phase = 0; phase < x.Join && phase < x.Output; phase++)
            {
                Strided.Scatter(sums + (phase * apart), x.Join, target + phase, (x.Output - phase + x.Join - 1) / x.Join, bias);
            }
        }
    }

    private static void Add(T* sums, T bias, T* target, int count)
    {
        var biases = TSimd.Broadcast(bias);
        var i = 0;
        for (; i <= count - TSimd.Count; i += TSimd.Count)
        {
            TSimd.Store(TSimd.Add(TSimd.Load(sums + i), biases), target + i);
        }

        for (; i < count; i++)
        {
            target[i] = sums[i] + bias;
        }
    }
}
