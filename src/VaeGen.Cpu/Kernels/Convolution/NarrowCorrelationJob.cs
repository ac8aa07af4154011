using System.Numerics;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>The tiles of a <see cref="Correlation{T}"/> with few output channels, each computed by one thread on its own: vectors run over positions.</summary>
/// <remarks>
/// The axes are split by the stride, so that a row of positions reads neighbours in the planes, and nothing is packed. The sums of a tile
/// stand in a buffer; from there they go to the output, with the bias, and the phases of a transposed convolution alternating.
/// </remarks>
internal unsafe struct NarrowCorrelationJob<TSimd, TVector, T> : IRangeBody
    where TSimd : struct, ISimd<TVector, T>
    where TVector : unmanaged
    where T : unmanaged, INumber<T>
{
    private readonly Correlation<T> whole;
    private readonly PositionTiles tiles;
    private readonly PhasePlanes planes;
    private readonly int* offsets;
    private readonly T* weights;
    private readonly int pitch;

    internal NarrowCorrelationJob(in Correlation<T> whole, in PositionTiles tiles, in PhasePlanes planes, int* offsets, T* weights)
    {
        (this.whole, this.tiles, this.planes) = (whole, tiles, planes);
        this.offsets = offsets;
        this.weights = weights;
        var columns = tiles.Images * tiles.Rows * whole.X.Positions;

        // A row of sums: whole vectors, one that reaches past the last, and an odd number of cache lines, so that rows
        // do not share a set of the cache.
        pitch = (columns + (2 * TSimd.Count) + 15 & ~15) | 16;
        planes.Locate(offsets);
    }

    public readonly void Run(long start, long end)
    {
        var planeBytes = Scratch.Lines<T>(((long)tiles.Images * planes.ImageStride) + TSimd.Count);
        var sumBytes = Scratch.Lines<T>((long)whole.X.Join * whole.Rows * pitch);
        using var scratch = new Scratch(planeBytes + sumBytes + ((long)pitch * sizeof(long)));
        var memory = scratch.Data;
        var sums = memory + planeBytes;
        var copies = ((int, int)*)(sums + sumBytes);
        for (var task = start; task < end; task++)
        {
            var (group, tile) = Math.DivRem(task, tiles.Count);
            Cell((int)group, tiles[(int)tile], (T*)memory, (T*)sums, copies);
        }
    }

    private readonly void Cell(int group, PositionTiles.Tile tile, T* memory, T* sums, (int To, int From)* list)
    {
        var (y, x) = (whole.Y, whole.X);
        var sourceImage = (long)whole.Groups * whole.Channels * y.Source * x.Source;
        planes.Fill(whole.Source + (tile.Image * sourceImage) + ((long)group * whole.Channels * y.Source * x.Source), sourceImage, whole.Channels, memory, tile.Images, tile.Row);

        var copies = PositionVectors.Plan(list, planes, tile.Rows, x.Positions, tile.Images * tile.Rows * x.Positions, TSimd.Count);
        var done = 0L;
        for (var ry = 0; ry < y.Join; ry++)
        {
            for (var rx = 0; rx < x.Join; rx++)
            {
                var terms = whole.Channels * (y.First[ry + 1] - y.First[ry]) * (x.First[rx + 1] - x.First[rx]);
                var own = weights + (((done * whole.Groups) + ((long)group * terms)) * whole.Rows);
                FewRows<TSimd, TVector, T>.Run(whole.Rows, terms, own, memory, offsets + done, copies, sums + ((long)rx * whole.Rows * pitch), pitch);
                done += terms;
            }

            Write(group, tile, ry, sums);
        }
    }

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
