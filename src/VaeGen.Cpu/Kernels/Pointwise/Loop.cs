using System.Runtime.CompilerServices;
using VaeGen.Cpu.Threading;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>What happens to one run of elements; offsets and strides count elements, operand 0 is the output.</summary>
internal unsafe interface IRun
{
    void Run(long* offsets, long* strides, long count);
}

/// <summary>Walks a plan, in parallel over fixed ranges of elements.</summary>
internal static unsafe class Loop
{
    /// <summary>Elements to a chunk: enough to be worth a thread's attention, few enough to share.</summary>
    internal const long Grain = 1 << 14;

    internal static void Over<TRun>(in LoopPlan plan, TRun run)
        where TRun : struct, IRun
    {
        if (plan.Count == 0)
        {
            return;
        }
        var body = new Body<TRun> { Plan = plan, Action = run };
        if (plan.Count <= Grain)
        {
            body.Run(0, plan.Count);
            return;
        }
        WorkerPool.For(plan.Count, Grain, ref body);
    }

    private struct Body<TRun> : IRangeBody
        where TRun : struct, IRun
    {
        internal LoopPlan Plan;
        internal TRun Action;

        [SkipLocalsInit]
        public void Run(long start, long end)
        {
            LoopPlan.LoopCursor cursor;
            Unsafe.SkipInit(out cursor);
            var strides = stackalloc long[LoopPlan.MaxOperands];
            for (var k = 0; k < LoopPlan.MaxOperands; k++)
            {
                strides[k] = Plan.InnerStride(k);
            }
            Plan.Seek(start, ref cursor);
            while (true)
            {
                var count = Math.Min(end - start, Plan.Left(ref cursor));
                Action.Run(cursor.Offsets, strides, count);
                start += count;
                if (start >= end)
                {
                    return;
                }
                Plan.NextRun(ref cursor);
            }
        }
    }
}
