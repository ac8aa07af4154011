using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>
/// Adds up rows (or multiplies them, or takes their extremes), a block of columns at a time that stays in the first-level cache while
/// the rows stream past: a short stretch of rows first, then the stretches' results, so that rounding errors stay small.
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

    [SkipLocalsInit]
    public readonly void Run(long start, long end)
    {
        var buffer = stackalloc T[(int)ColumnBlock];
        for (var task = start; task < end; task++)
        {
            var (rest, chunk) = Math.DivRem(task, Chunks);
            var (place, block) = Math.DivRem(rest, Blocks);
            var column = block * ColumnBlock;
            var from = X + Plan.KeptOffset(place) + column;
            var to = Y + (chunk * Outputs) + (place * Plan.Inner) + column;
            var count = Math.Min(ColumnBlock, Plan.Inner - column);
            long first = chunk * RowChunk, last = Math.Min(first + RowChunk, Plan.OuterReduced);
            for (var row = first; row < last;)
            {
                // The first stretch is the beginning of the result, the others join it.
                var sum = row == first ? to : buffer;
                var stop = Math.Min(row + Stretch, last);
                Unsafe.CopyBlockUnaligned(sum, from + Plan.ReducedOffset(row), (uint)(count * sizeof(T)));
                for (row++; row < stop; row++)
                {
                    Join(sum, from + Plan.ReducedOffset(row), count);
                }
                if (sum != to)
                {
                    Join(to, sum, count);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Join(T* sums, T* values, long count)
    {
        long i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Join<Lanes512<T>>(sums, values, count, ref i);
        }
        if (Vector256.IsHardwareAccelerated)
        {
            Join<Lanes256<T>>(sums, values, count, ref i);
        }
        Join<Lanes128<T>>(sums, values, count, ref i);
        Join<Lane<T>>(sums, values, count, ref i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Join<TLanes>(T* sums, T* values, long count, ref long index)
        where TLanes : struct, ILanes<TLanes, T>
    {
        var op = default(TOp);
        var i = index;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            op.Invoke<TLanes, T>(TLanes.Load(sums + i), TLanes.Load(values + i)).Store(sums + i);
        }
        index = i;
    }
}
