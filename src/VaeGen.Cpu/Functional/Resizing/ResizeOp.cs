using System.Numerics;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Resizing;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Resizing;

/// <summary>Resizing of the last dimension of [N, C, L], or of the last two of [N, C, H, W], as an operation of the graph.</summary>
internal static unsafe class ResizeOp
{
    internal static TensorImpl Forward(TensorImpl input, ResizeLayout layout)
    {
        using var temp = new Temporaries();
        var x = temp.Own(Ops.Contiguous(input));
        var sizes = (long[])x.Sizes.Clone();
        sizes[^1] = layout.Columns.Output;
        if (x.Rank == 4)
        {
            sizes[^2] = layout.Rows.Output;
        }
        var y = TensorImpl.Empty(sizes, x.DType);
        if (x.DType == ScalarType.Float32)
        {
            Forward<float>(x, y, layout);
        }
        else
        {
            Forward<double>(x, y, layout);
        }
        if (Graph.Records(input))
        {
            var from = input.Sizes;
            Graph.Record(
                y,
                "UpsampleBackward",
                pass =>
                {
                    pass.RefuseTwice();
                    pass.Give(0, Backward(pass.Grad, from, layout));
                },
                [input]);
        }
        return y;
    }

    /// <summary>The gradient of an input of the given sizes.</summary>
    internal static TensorImpl Backward(TensorImpl gradient, long[] sizes, ResizeLayout layout)
    {
        using var temp = new Temporaries();
        var g = temp.Own(Ops.Contiguous(gradient));
        var result = TensorImpl.Empty(sizes, g.DType);
        if (g.DType == ScalarType.Float32)
        {
            Backward<float>(g, result, layout);
        }
        else
        {
            Backward<double>(g, result, layout);
        }
        return result;
    }

    private static void Forward<T>(TensorImpl x, TensorImpl y, ResizeLayout layout)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var rows = new ResizeTaps<T>(layout.Rows);
        using var columns = new ResizeTaps<T>(layout.Columns);
        var body = new ResizeForward<T>(x.Pointer<T>(), y.Pointer<T>(), layout, rows, columns);
        WorkerPool.For(layout.Planes, layout.Grain, ref body);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
    }

    private static void Backward<T>(TensorImpl gradient, TensorImpl result, ResizeLayout layout)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        using var rows = new ResizeTaps<T>(layout.Rows);
        using var columns = new ResizeTaps<T>(layout.Columns);
        var body = new ResizeBackward<T>(gradient.Pointer<T>(), result.Pointer<T>(), layout, rows, columns);
        WorkerPool.For(layout.Planes, layout.Grain, ref body);
        GC.KeepAlive(gradient);
        GC.KeepAlive(result);
    }
}
