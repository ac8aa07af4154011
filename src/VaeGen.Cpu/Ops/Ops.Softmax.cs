using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Kernels.Reductions;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Softmax(TensorImpl x, long dim, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        var input = Real(temp, x, dtype);
        var d = Shapes.Dim(dim, x.Rank);
        var y = AlongLast(input, d, static row => SoftmaxRows.Run(row, logarithm: false));
        if (Graph.Records(input))
        {
            Graph.Record(
                y,
                "SoftmaxBackward",
                pass =>
                {
                    var weighted = pass.Own(Mul(pass.Grad, pass.Saved(0)));
                    var sum = pass.Own(Sum(weighted, [d], keepDim: true));
                    pass.Give(0, Sub(weighted, pass.Own(Mul(pass.Saved(0), sum))));
                },
                [input],
                [Graph.Output]);
        }
        return y;
    }

    internal static TensorImpl LogSoftmax(TensorImpl x, long dim, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        var input = Real(temp, x, dtype);
        var d = Shapes.Dim(dim, x.Rank);
        var y = AlongLast(input, d, static row => SoftmaxRows.Run(row, logarithm: true));
        if (Graph.Records(input))
        {
            Graph.Record(
                y,
                "LogSoftmaxBackward",
                pass =>
                {
                    var sum = pass.Own(Sum(pass.Grad, [d], keepDim: true));
                    pass.Give(0, Sub(pass.Grad, pass.Own(Mul(pass.Own(Exp(pass.Saved(0))), sum))));
                },
                [input],
                [Graph.Output]);
        }
        return y;
    }

    /// <summary>log Σ exp(x), shifted by the maximum so that nothing overflows.</summary>
    internal static TensorImpl LogSumExp(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim)
    {
        using var temp = new Temporaries();
        var input = Real(temp, x, null);
        var layout = ReducedLayout.Of(x.Sizes, dims, keepDim);
        TensorImpl y;
        using (GradMode.Enable(false))
        {
            if (layout.ReducedCount == 0)
            {
                return Full(layout.Sizes, double.NegativeInfinity, input.DType);
            }
            var max = temp.Own(Amax(input, dims, keepDim: true));
            // An infinite maximum would make ∞ − ∞: there the sum itself is 0 or ∞.
            var finite = temp.Own(Pointwise.Property(default(IsFiniteProperty), max));
            var shift = temp.Own(NanToZero(temp, max, finite));
            var sum = temp.Own(Sum(temp.Own(Exp(temp.Own(Sub(input, shift)))), dims, keepDim: true));
            y = View(temp.Own(Add(temp.Own(Log(sum)), shift)), layout.Sizes);
        }
        if (Graph.Records(input))
        {
            var sizes = x.Sizes;
            Graph.Record(
                y,
                "LogSumExpBackward",
                pass =>
                {
                    var weights = pass.Own(Exp(pass.Own(Sub(pass.Saved(0), pass.Own(ExpandReduced(pass.Saved(1), sizes, layout))))));
                    pass.Give(0, Mul(weights, pass.Own(ExpandReduced(pass.Grad, sizes, layout))));
                },
                [input],
                [input, Graph.Output]);
        }
        return y;
    }

    private static TensorImpl NanToZero(Temporaries temp, TensorImpl x, TensorImpl isFinite) =>
        MaskedFill(x, temp.Own(LogicalNot(isFinite)), Number.Of(0L));

    private static TensorImpl Real(Temporaries temp, TensorImpl x, ScalarType? dtype) =>
        temp.Own(To(x, dtype ?? DTypes.Floating(x.DType)));

    /// <summary>Applies a kernel on contiguous rows along any one dimension; not recorded.</summary>
    private static TensorImpl AlongLast(TensorImpl x, int dim, Func<TensorImpl, TensorImpl> kernel)
    {
        using var off = GradMode.Enable(false);
        using var temp = new Temporaries();
        if (x.Rank == 0 || dim == x.Rank - 1)
        {
            return kernel(temp.Own(Contiguous(x)));
        }
        var rows = temp.Own(kernel(temp.Own(Contiguous(temp.Own(Transpose(x, dim, -1))))));
        return ContiguousCopy(temp.Own(Transpose(rows, dim, -1)));
    }
}
