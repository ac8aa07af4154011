using System.Numerics;
using System.Numerics.Tensors;
using VaeGen.Cpu.Memory;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Pooling;

/// <summary>How a mean over a window counts: with the padding or without, or by a number of its own.</summary>
internal readonly record struct AverageDivisor(bool CountsPadding, long? Override)
{
    internal double Of(in PoolPlanes planes, long row, long column) =>
        Override ?? (double)planes.Rows.Extent(row, CountsPadding) * planes.Columns.Extent(column, CountsPadding);
}

/// <summary>Means over windows: the window's rows are added up in vectors, then each window's columns.</summary>
internal unsafe struct AveragePoolForward<T>(T* x, T* y, PoolPlanes planes, AverageDivisor divisor) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        var width = checked((int)planes.Columns.Input);
        var storage = Storage.Allocate((long)width * sizeof(T));
        var sums = new Span<T>(storage.Data, width);
        for (var plane = start; plane < end; plane++)
        {
            T* from = x + (plane * planes.Input), to = y + (plane * planes.Output);
            for (long row = 0; row < planes.Rows.Output; row++)
            {
                sums.Clear();
                var (top, bottom) = planes.Rows.Window(row);
                for (var r = top; r < bottom; r++)
                {
                    TensorPrimitives.Add(sums, new ReadOnlySpan<T>(from + (r * width), width), sums);
                }
                for (long column = 0; column < planes.Columns.Output; column++)
                {
                    var sum = T.Zero;
                    var (left, right) = planes.Columns.Window(column);
                    for (var c = left; c < right; c++)
                    {
                        sum += sums[(int)c];
                    }
                    *to++ = top < bottom && left < right ? sum / T.CreateTruncating(divisor.Of(planes, row, column)) : T.Zero;
                }
            }
        }
        storage.Release();
    }
}

/// <summary>Spreads every mean's gradient over its window: first over the columns of one row, then that row over the window's rows.</summary>
internal unsafe struct AveragePoolBackward<T>(T* gradient, T* result, PoolPlanes planes, AverageDivisor divisor) : IRangeBody
    where T : unmanaged, INumber<T>
{
    public readonly void Run(long start, long end)
    {
        var width = checked((int)planes.Columns.Input);
        var storage = Storage.Allocate((long)width * sizeof(T));
        var shares = new Span<T>(storage.Data, width);
        for (var plane = start; plane < end; plane++)
        {
            T* from = gradient + (plane * planes.Output), to = result + (plane * planes.Input);
            new Span<T>(to, checked((int)planes.Input)).Clear();
            for (long row = 0; row < planes.Rows.Output; row++)
            {
                shares.Clear();
                for (long column = 0; column < planes.Columns.Output; column++)
                {
                    var share = *from++ / T.CreateTruncating(divisor.Of(planes, row, column));
                    var (left, right) = planes.Columns.Window(column);
                    for (var c = left; c < right; c++)
                    {
                        shares[(int)c] += share;
                    }
                }
                var (top, bottom) = planes.Rows.Window(row);
                for (var r = top; r < bottom; r++)
                {
                    var target = new Span<T>(to + (r * width), width);
                    TensorPrimitives.Add(target, shares, target);
                }
            }
        }
        storage.Release();
    }
}
