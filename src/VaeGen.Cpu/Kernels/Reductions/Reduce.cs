using static TorchSharp.torch;

namespace VaeGen.Cpu.Kernels.Reductions;

/// <summary>Reduction kernels.</summary>
internal static unsafe class Reduce
{
    internal static TensorImpl Sum(TensorImpl x, ReducedLayout layout)
    {
        var y = Ops.Full(layout.KeptSizes, 0, x.DType);
        var plan = Pointwise.LoopPlan.For(x.Sizes, y, x);
        if (x.DType == ScalarType.Float32)
        {
            new Serial<float>(y.Pointer<float>(), x.Pointer<float>()).Walk(plan);
        }
        else
        {
            new Serial<double>(y.Pointer<double>(), x.Pointer<double>()).Walk(plan);
        }
        GC.KeepAlive(x);
        y.Reshape(layout.Sizes, Shapes.ContiguousStrides(layout.Sizes), 0);
        return y;
    }

    private readonly struct Serial<T>(T* y, T* x) where T : unmanaged, System.Numerics.INumber<T>
    {
        internal void Walk(Pointwise.LoopPlan plan)
        {
            if (plan.Count == 0)
            {
                return;
            }
            var cursor = default(Pointwise.LoopPlan.LoopCursor);
            plan.Seek(0, ref cursor);
            for (long done = 0; done < plan.Count;)
            {
                var count = plan.Left(ref cursor);
                for (long i = 0; i < count; i++)
                {
                    y[cursor.Offsets[0] + (i * plan.InnerStride(0))] += x[cursor.Offsets[1] + (i * plan.InnerStride(1))];
                }
                done += count;
                if (done < plan.Count)
                {
                    plan.NextRun(ref cursor);
                }
            }
        }
    }
}
