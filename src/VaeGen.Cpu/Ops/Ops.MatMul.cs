using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>[n, k] × [k, m].</summary>
    internal static TensorImpl Mm(TensorImpl a, TensorImpl b)
    {
        Errors.Check(a.Rank == 2 && b.Rank == 2, $"mm: expected two matrices, got {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
        Errors.Check(
            a.Sizes[1] == b.Sizes[0],
            $"mat1 and mat2 shapes cannot be multiplied ({a.Sizes[0]}x{a.Sizes[1]} and {b.Sizes[0]}x{b.Sizes[1]})");
        CheckSameType(a, b);
        var y = TensorImpl.Empty([a.Sizes[0], b.Sizes[1]], a.DType);
        MultiplyMatrices(a, b, y, null);
        if (Graph.Records(a, b))
        {
            Graph.Record(
                y,
                "MmBackward",
                static pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.Give(0, Mm(pass.Grad, pass.Own(Transpose(pass.Saved(1), 0, 1))));
                    }
                    if (pass.Needs(1))
                    {
                        pass.Give(1, Mm(pass.Own(Transpose(pass.Saved(0), 0, 1)), pass.Grad));
                    }
                },
                [a, b],
                [a, b]);
        }
        return y;
    }

    /// <summary>c = a × b (+ bias), whatever the strides of a and b; c's rows are contiguous.</summary>
    private static void MultiplyMatrices(TensorImpl a, TensorImpl b, TensorImpl c, TensorImpl? bias)
    {
        int m = checked((int)a.Sizes[0]), n = checked((int)b.Sizes[1]), k = checked((int)a.Sizes[1]);
        if (c.DType == ScalarType.Float32)
        {
            Gemm.Run(
                m, n, k, 1, a.Pointer<float>(), a.Strides[0], a.Strides[1], b.Pointer<float>(), b.Strides[0], b.Strides[1],
                0, c.Pointer<float>(), c.Strides[0], bias is null ? null : bias.Pointer<float>());
        }
        else if (c.DType == ScalarType.Float64)
        {
            Gemm.Run(
                m, n, k, 1, a.Pointer<double>(), a.Strides[0], a.Strides[1], b.Pointer<double>(), b.Strides[0], b.Strides[1],
                0, c.Pointer<double>(), c.Strides[0], bias is null ? null : bias.Pointer<double>());
        }
        else
        {
            throw Errors.Torch($"matrix products of type {DTypes.Name(c.DType)} are not supported");
        }
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
        GC.KeepAlive(bias);
    }

    private static void CheckSameType(TensorImpl a, TensorImpl b) => Errors.Check(
        a.DType == b.DType,
        $"expected m1 and m2 to have the same dtype, but got: {DTypes.Name(a.DType)} != {DTypes.Name(b.DType)}");
}
