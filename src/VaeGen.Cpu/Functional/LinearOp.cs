using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional;

/// <summary>The affine map as one operation: the bias is added where the product is written, and no transpose is ever made.</summary>
internal static unsafe class LinearOp
{
    internal static TensorImpl Forward(TensorImpl input, TensorImpl weight, TensorImpl? bias)
    {
        Check(input, weight, bias);
        using var temp = new Temporaries();
        if (bias is not null && (bias.Rank != 1 || bias.Sizes[0] != weight.Sizes[0]))
        {
            // a bias to be broadcast
            return Ops.Add(temp.Own(Forward(input, weight, null)), bias);
        }

        var x = temp.Own(Ops.Contiguous(input));
        var w = temp.Own(Ops.Contiguous(weight));
        var b = bias is null ? null : temp.Own(Ops.Contiguous(bias));
        long outputs = w.Sizes[0], inputs = w.Sizes[1];
        var y = TensorImpl.Empty([.. x.Sizes.AsSpan(0, x.Rank - 1), outputs], x.DType);
        var rows = Rows(x);

        // y[r, o] = Σ x[r, i] · w[o, i] + b[o]
        Multiply(rows, outputs, inputs, x, inputs, 1, w, 1, inputs, y, b);
        ReadOnlySpan<TensorImpl> operands = b is null ? [x, w] : [x, w, b];
        if (Graph.Records(operands))
        {
            Graph.Record(y, "LinearBackward", Backward, operands, operands[..2]);
        }

        return y;
    }

    private static void Backward(Backprop pass)
    {
        if (GradMode.IsEnabled)
        {
            BackwardInGraph(pass);
            return;
        }

        TensorImpl x = pass.Saved(0), w = pass.Saved(1), g = pass.Own(Ops.Contiguous(pass.Grad));
        long outputs = w.Sizes[0], inputs = w.Sizes[1], rows = Rows(x);
        if (pass.Needs(0))
        {
            // ∂x[r, i] = Σ g[r, o] · w[o, i]
            var dx = TensorImpl.EmptyLike(x);
            Multiply(rows, inputs, outputs, g, outputs, 1, w, inputs, 1, dx, null);
            pass.Give(0, dx);
        }

        if (pass.Needs(1))
        {
            // ∂w[o, i] = Σ g[r, o] · x[r, i]
            var dw = TensorImpl.EmptyLike(w);
            Multiply(outputs, inputs, rows, g, 1, outputs, x, inputs, 1, dw, null);
            pass.Give(1, dw);
        }

        if (pass.Node.Edges.Length > 2 && pass.Needs(2))
        {
            var flat = pass.Own(Ops.View(g, [rows, outputs]));
            pass.Give(2, Ops.Sum(flat, [0], keepDim: false));
        }
    }

    // The same from operations that record themselves, for gradients of gradients.
    private static void BackwardInGraph(Backprop pass)
    {
        TensorImpl x = pass.Saved(0), w = pass.Saved(1);
        var rows = Rows(x);
        var g = pass.Own(Ops.Reshape(pass.Grad, [rows, w.Sizes[0]]));
        if (pass.Needs(0))
        {
            pass.Give(0, Ops.Reshape(pass.Own(Ops.Mm(g, w)), x.Sizes));
        }

        if (pass.Needs(1))
        {
            var flat = pass.Own(Ops.Reshape(x, [rows, w.Sizes[1]]));
            pass.Give(1, Ops.Mm(pass.Own(Ops.Transpose(g, 0, 1)), flat));
        }

        if (pass.Node.Edges.Length > 2 && pass.Needs(2))
        {
            pass.Give(2, Ops.Sum(g, [0], keepDim: false));
        }
    }

    // From the sizes before the last, so that a map to no outputs, or from no inputs, still has its rows.
    private static long Rows(TensorImpl x) => Shapes.Count(x.Sizes.AsSpan(0, x.Rank - 1));

    private static void Multiply(long m, long n, long k, TensorImpl a, long aRow, long aCol, TensorImpl b, long bRow, long bCol, TensorImpl c, TensorImpl? bias)
    {
        if (c.DType == ScalarType.Float32)
        {
            Gemm.Run(
                checked((int)m), checked((int)n), checked((int)k), 1, a.Pointer<float>(), aRow, aCol, b.Pointer<float>(), bRow, bCol, 0, c.Pointer<float>(), n, bias is null ? null : bias.Pointer<float>());
        }
        else
        {
            Gemm.Run(
                checked((int)m), checked((int)n), checked((int)k), 1, a.Pointer<double>(), aRow, aCol, b.Pointer<double>(), bRow, bCol, 0, c.Pointer<double>(), n, bias is null ? null : bias.Pointer<double>());
        }

        GC.KeepAlive(a);
        GC.KeepAlive(b);
        GC.KeepAlive(c);
        GC.KeepAlive(bias);
    }

    private static void Check(TensorImpl input, TensorImpl weight, TensorImpl? bias)
    {
        Errors.Check(weight.Rank == 2, $"linear: expected a weight of two dimensions, but got the shape {Shapes.Text(weight.Sizes)}");
        Errors.Check(
            input.Rank > 0 && input.Sizes[^1] == weight.Sizes[1],
            $"linear: mat1 and mat2 shapes cannot be multiplied ({string.Join('x', input.Sizes)} and {weight.Sizes[1]}x{weight.Sizes[0]})");
        Errors.Check(
            DTypes.IsFloating(input.DType) && input.DType == weight.DType && (bias is null || bias.DType == input.DType),
            $"linear: expected input, weight and bias of one real type, but got {DTypes.Name(input.DType)}, {DTypes.Name(weight.DType)} and {DTypes.Name((bias ?? weight).DType)}");
    }
}
