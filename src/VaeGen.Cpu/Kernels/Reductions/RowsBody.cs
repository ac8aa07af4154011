using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>
/// Adds up rows (or multiplies them, or takes their extremes), a few registers' worth of columns at a time: down a short
/// stretch of rows in registers, then the stretches' results in registers too, so that rounding errors stay small.
/// </summary>
internal unsafe struct RowsBody<TOp, T> : IRangeBody
    where TOp : struct, IReducer
    where T : unmanaged
{
    private const long ColumnBlock = 256;
    private const long RowChunk = 1024;
    private const long Stretch = 32;

    internal ReductionPlan Plan;
    internal T* X;
    internal T* Y;
    internal long Chunks;
    internal long Blocks;
    internal long Outputs;

    public void Run(long start, long end)
    {
        for (var task = start; task < end; task++)
        {
            var (rest, chunk) = Math.DivRem(task, Chunks);
            var (place, block) = Math.DivRem(rest, Blocks);
            var column = block * ColumnBlock;
            var from = X + Plan.KeptOffset(place) + column;
            var to = Y + (chunk * Outputs) + (place * Plan.Inner) + column;
            var count = Math.Min(ColumnBlock, Plan.Inner - column);
            long first = chunk * RowChunk, last = Math.Min(first + RowChunk, Plan.OuterReduced);
            long i = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                Columns<Lanes512<T>>(from, to, count, first, last, ref i);
            }
            if (Vector256.IsHardwareAccelerated)
            {
                Columns<Lanes256<T>>(from, to, count, first, last, ref i);
            }
            Columns<Lanes128<T>>(from, to, count, first, last, ref i);
            Columns<Lane<T>>(from, to, count, first, last, ref i);
        }
    }

    private void Columns<TLanes>(T* from, T* to, long count, long first, long last, ref long i)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var op = default(TOp);
        long width = TLanes.Count;
        for (; i <= count - (4 * width); i += 4 * width)
        {
            var x = from + i;
            TLanes a = default, b = default, c = default, d = default;
            for (var row = first; row < last;)
            {
                var p = x + Plan.ReducedOffset(row);
                TLanes e = TLanes.Load(p), f = TLanes.Load(p + width), g = TLanes.Load(p + (2 * width)), h = TLanes.Load(p + (3 * width));
                var isFirst = row == first;
                var end = Math.Min(row + Stretch, last);
                for (row++; row < end; row++)
                {
                    p = x + Plan.ReducedOffset(row);
                    e = op.Invoke<TLanes, T>(e, TLanes.Load(p));
                    f = op.Invoke<TLanes, T>(f, TLanes.Load(p + width));
                    g = op.Invoke<TLanes, T>(g, TLanes.Load(p + (2 * width)));
                    h = op.Invoke<TLanes, T>(h, TLanes.Load(p + (3 * width)));
                }
                a = isFirst ? e : op.Invoke<TLanes, T>(a, e);
                b = isFirst ? f : op.Invoke<TLanes, T>(b, f);
                c = isFirst ? g : op.Invoke<TLanes, T>(c, g);
                d = isFirst ? h : op.Invoke<TLanes, T>(d, h);
            }
            a.Store(to + i);
            b.Store(to + i + width);
            c.Store(to + i + (2 * width));
            d.Store(to + i + (3 * width));
        }
        for (; i <= count - width; i += width)
        {
            TLanes sum = default;
            for (var row = first; row < last;)
            {
                var stretch = TLanes.Load(from + i + Plan.ReducedOffset(row));
                var isFirst = row == first;
                var end = Math.Min(row + Stretch, last);
                for (row++; row < end; row++)
                {
                    stretch = op.Invoke<TLanes, T>(stretch, TLanes.Load(from + i + Plan.ReducedOffset(row)));
                }
                sum = isFirst ? stretch : op.Invoke<TLanes, T>(sum, stretch);
            }
            sum.Store(to + i);
        }
    }
}
