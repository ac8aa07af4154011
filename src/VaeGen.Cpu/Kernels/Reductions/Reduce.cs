using VaeGen.Cpu.Memory;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>
/// Reductions over any dimensions. How the work is cut depends on the sizes alone, never on the number of threads:
/// so do the bits of the result.
/// </summary>
internal static unsafe class Reduce
{
    /// <summary>Elements of a run that one task reduces.</summary>
    private const long Segment = 1 << 14;

    /// <summary>Rows that one task reduces, when whole rows are added up.</summary>
    private const long RowChunk = 1024;

    private const long ColumnBlock = 256;

    /// <summary>Reduces a tensor into a new one of the layout's sizes. The tensor must have an element unless the operation has a neutral one.</summary>
    internal static TensorImpl Run<TOp>(TensorImpl x, ReducedLayout layout)
        where TOp : struct, IReducer
    {
        var dense = Ops.Contiguous(x);
        var y = TensorImpl.Empty(layout.Sizes, x.DType);
        ElementTypes.Run(x.DType, new Work<TOp>(dense, y, layout));
        GC.KeepAlive(y);
        dense.Release();
        return y;
    }

    /// <summary>Reduces all elements of a real tensor to one number, in one pass and without a tensor for the result.</summary>
    internal static double All<TOp>(TensorImpl x)
        where TOp : struct, IReducer
    {
        var dense = Ops.Contiguous(x);
        var result = dense.DType == ScalarType.Float32 ? All<TOp, float>(dense) : All<TOp, double>(dense);
        dense.Release();
        return result;
    }

    private static T All<TOp, T>(TensorImpl x)
        where TOp : struct, IReducer
        where T : unmanaged
    {
        var result = TOp.Neutral<T>();
        if (x.Count > 0)
        {
            AlongRuns<TOp, T>(new ReductionPlan([x.Count], [true]), x.Pointer<T>(), &result);
        }

        GC.KeepAlive(x);
        return result;
    }

    private readonly struct Work<TOp>(TensorImpl x, TensorImpl y, ReducedLayout layout) : IElementWork
        where TOp : struct, IReducer
    {
        public void Run<T>()
            where T : unmanaged, System.Numerics.INumber<T>
        {
            if (y.Count == 0)
            {
                return;
            }
            if (x.Count == 0)
            {
                new Span<T>(y.Data, checked((int)y.Count)).Fill(TOp.Neutral<T>());
                return;
            }
            var plan = new ReductionPlan(x.Sizes, layout.IsReduced);
            if (plan.InnerIsReduced)
            {
                AlongRuns<TOp, T>(plan, x.Pointer<T>(), y.Pointer<T>());
            }
            else
            {
                AcrossRows<TOp, T>(plan, x.Pointer<T>(), y.Pointer<T>());
            }
            GC.KeepAlive(x);
            GC.KeepAlive(y);
        }
    }

    private static void AlongRuns<TOp, T>(in ReductionPlan plan, T* x, T* y)
        where TOp : struct, IReducer
        where T : unmanaged
    {
        var segments = (plan.Inner + Segment - 1) / Segment;
        var storage = segments == 1 ? null : Storage.Allocate(plan.OuterKept * segments * sizeof(T));
        var partial = storage is null ? y : (T*)storage.Data;
        var body = new RunsBody<TOp, T> { Plan = plan, X = x, Y = partial, Segments = segments };
        var work = Math.Min(plan.Inner, Segment) * plan.OuterReduced;
        WorkerPool.For(plan.OuterKept * segments, Math.Max(1, Segment / work), ref body);
        if (storage is null)
        {
            return;
        }
        for (long i = 0; i < plan.OuterKept; i++)
        {
            y[i] = RunReduction<TOp, T>.Tree(partial + (i * segments), segments, 1);
        }
        storage.Release();
        GC.KeepAlive(storage);
    }

    private static void AcrossRows<TOp, T>(in ReductionPlan plan, T* x, T* y)
        where TOp : struct, IReducer
        where T : unmanaged
    {
        var chunks = (plan.OuterReduced + RowChunk - 1) / RowChunk;
        var outputs = plan.OuterKept * plan.Inner;
        var storage = chunks == 1 ? null : Storage.Allocate(chunks * outputs * sizeof(T));
        var partial = storage is null ? y : (T*)storage.Data;
        var blocks = (plan.Inner + ColumnBlock - 1) / ColumnBlock;
        var body = new RowsBody<TOp, T> { Plan = plan, X = x, Y = partial, Chunks = chunks, Blocks = blocks, Outputs = outputs };
        var work = Math.Min(plan.OuterReduced, RowChunk) * Math.Min(plan.Inner, ColumnBlock);
        WorkerPool.For(plan.OuterKept * blocks * chunks, Math.Max(1, Segment / work), ref body);
        if (storage is null)
        {
            return;
        }
        for (long i = 0; i < outputs; i++)
        {
            y[i] = RunReduction<TOp, T>.Tree(partial + i, chunks, outputs);
        }
        storage.Release();
        GC.KeepAlive(storage);
    }

    private struct RunsBody<TOp, T> : IRangeBody
        where TOp : struct, IReducer
        where T : unmanaged
    {
        internal ReductionPlan Plan;
        internal T* X;
        internal T* Y;
        internal long Segments;

        public void Run(long start, long end)
        {
            for (var task = start; task < end; task++)
            {
                var (place, segment) = Math.DivRem(task, Segments);
                var from = X + Plan.KeptOffset(place) + (segment * Segment);
                var count = Math.Min(Segment, Plan.Inner - (segment * Segment));
                Y[task] = Over(from, count, 0, Plan.OuterReduced);
            }
        }

        // Several runs into one result: joined as a tree as well.
        private readonly T Over(T* from, long count, long first, long runs)
        {
            if (runs == 1)
            {
                return RunReduction<TOp, T>.Reduce(from + Plan.ReducedOffset(first), count);
            }
            var half = (runs + 1) / 2;
            return RunReduction<TOp, T>.Join(Over(from, count, first, half), Over(from, count, first + half, runs - half));
        }
    }
}
