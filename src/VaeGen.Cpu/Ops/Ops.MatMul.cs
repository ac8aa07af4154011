using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>[n, k] × [k, m].</summary>
    internal static TensorImpl Mm(TensorImpl a, TensorImpl b)
    {
        CheckProduct(a, b);
        var y = TensorImpl.Empty([a.Sizes[0], b.Sizes[1]], a.DType);
        MultiplyMatrices(a, b, y, null);
        if (Graph.Records(a, b))
        {
            Graph.Record(
                y,
                "MmBackward",
                static pass => GiveProduct(pass, 0, 0),
                [a, b],
                [b.RequiresGrad ? a : Graph.Nothing, a.RequiresGrad ? b : Graph.Nothing]);
        }
        return y;
    }

    /// <summary>beta · c + alpha · a × b, c broadcast. A row of biases goes into the product itself.</summary>
    internal static TensorImpl Addmm(TensorImpl c, TensorImpl a, TensorImpl b, double beta = 1, double alpha = 1)
    {
        if (beta == 1 && alpha == 1 && c.Rank == 1 && c.IsContiguous && a.Rank == 2 && b.Rank == 2 && c.DType == a.DType && c.Sizes[0] == b.Sizes[1])
        {
            return AddRow(c, a, b);
        }
        using var temp = new Temporaries();
        var product = temp.Own(Mm(a, b));
        return Combined(c, product, beta, alpha);
    }

    /// <summary>a × b with a row added to every row: a dense layer.</summary>
    private static TensorImpl AddRow(TensorImpl row, TensorImpl a, TensorImpl b)
    {
        CheckProduct(a, b);
        var y = TensorImpl.Empty([a.Sizes[0], b.Sizes[1]], a.DType);
        MultiplyMatrices(a, b, y, row);
        if (Graph.Records(row, a, b))
        {
            Graph.Record(
                y,
                "AddmmBackward",
                static pass =>
                {
                    GiveProduct(pass, 1, 0);
                    if (pass.Needs(0))
                    {
                        pass.Give(0, Sum(pass.Grad, [0], keepDim: false));
                    }
                },
                [row, a, b],
                [b.RequiresGrad ? a : Graph.Nothing, a.RequiresGrad ? b : Graph.Nothing]);
        }
        return y;
    }

    // The inputs' gradients of a × b, whose factors were saved in order.
    private static void GiveProduct(Backprop pass, int firstInput, int firstSaved)
    {
        if (pass.Needs(firstInput))
        {
            pass.Give(firstInput, Mm(pass.Grad, pass.Own(Transpose(pass.Saved(firstSaved + 1), 0, 1))));
        }
        if (pass.Needs(firstInput + 1))
        {
            pass.Give(firstInput + 1, GradientOfRight(pass, pass.Saved(firstSaved), pass.Node.Edges[firstInput + 1]));
        }
    }

    // For b in a × b. A weight matrix is stored transposed, so its gradient is computed transposed too: then it needs no copy
    // on its way to the weight.
    private static TensorImpl GradientOfRight(Backprop pass, TensorImpl a, Edge target)
    {
        if (target.Node?.Name == "TransposeBackward")
        {
            return Transpose(pass.Own(Mm(pass.Own(Transpose(pass.Grad, 0, 1)), a)), 0, 1);
        }
        return Mm(pass.Own(Transpose(a, 0, 1)), pass.Grad);
    }

    private static void CheckProduct(TensorImpl a, TensorImpl b)
    {
        Errors.Check(a.Rank == 2 && b.Rank == 2, $"mm: expected two matrices, got {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
        Errors.Check(
            a.Sizes[1] == b.Sizes[0],
            $"mat1 and mat2 shapes cannot be multiplied ({a.Sizes[0]}x{a.Sizes[1]} and {b.Sizes[0]}x{b.Sizes[1]})");
        CheckSameType(a, b);
    }

    /// <summary>c = a × b (+ bias), whatever the strides of a and b; c's rows are contiguous.</summary>
    private static void MultiplyMatrices(TensorImpl a, TensorImpl b, TensorImpl c, TensorImpl? bias)
    {
        int m = checked((int)a.Sizes[0]), n = checked((int)b.Sizes[1]), k = checked((int)a.Sizes[1]);
        if (k == 0)
        {
            // Nothing to add up: what is left is the bias.
            Conversion.Fill(c, 0, 0);
            if (bias is not null)
            {
                Conversion.Copy(c, bias);
            }
            return;
        }
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
            Errors.Check(c.DType != ScalarType.Bool, $"\"addmm_impl_cpu_\" not implemented for 'Bool'");
            Conversion.Fill(c, 0, 0);
            if (bias is not null)
            {
                Conversion.Copy(c, bias);
            }
            ElementTypes.Run(c.DType, new IntegerProduct(a, b, c));
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
