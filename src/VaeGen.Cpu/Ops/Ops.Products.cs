using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Reductions;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Prod(TensorImpl x, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        return Prod(temp.Own(Reshape(x, [x.Count])), 0, keepDim: false, dtype);
    }

    internal static TensorImpl Prod(TensorImpl x, long dim, bool keepDim, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        var input = temp.Own(To(x, dtype ?? (DTypes.IsFloating(x.DType) ? x.DType : ScalarType.Int64)));
        var d = Shapes.Dim(dim, x.Rank);
        var layout = ReducedLayout.Of(x.Sizes, [d], keepDim);
        var y = Reduce.Run<ProductReducer>(input, layout);
        if (Graph.Records(input))
        {
            Graph.Record(
                y,
                "ProdBackward",
                pass =>
                {
                    pass.RefuseTwice();
                    if (pass.Saved(0).Rank == 0)
                    {
                        pass.Give(0, pass.Grad.Retain());
                        return;
                    }
                    var source = pass.Own(Contiguous(pass.Saved(0)));
                    var result = TensorImpl.EmptyLike(source);
                    Lines.ProductOfOthers(source, d, pass.Own(Contiguous(pass.Grad)), result);
                    pass.Give(0, result);
                },
                [input],
                [input]);
        }
        return y;
    }

    internal static TensorImpl CumulativeSum(TensorImpl x, long dim, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        var input = temp.Own(To(x, dtype ?? (DTypes.IsFloating(x.DType) ? x.DType : ScalarType.Int64)));
        var d = Shapes.Dim(dim, x.Rank);
        if (!DTypes.IsFloating(input.DType) && input.DType != ScalarType.Int64)
        {
            var wide = temp.Own(To(input, ScalarType.Int64));
            return To(temp.Own(CumulativeSum(wide, dim)), input.DType);
        }
        var y = TensorImpl.Empty(x.Sizes, input.DType);
        Lines.CumulativeSum(input, d, y);
        if (Graph.Records(input))
        {
            // Every element counts in all that follow: the gradient is the running sum from the other end.
            Graph.Record(
                y,
                "CumsumBackward",
                pass => pass.Give(0, Flip(pass.Own(CumulativeSum(pass.Own(Flip(pass.Grad, [d])), d)), [d])),
                [input]);
        }
        return y;
    }

    /// <summary>Whether any element differs from zero.</summary>
    internal static TensorImpl Any(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim) => Truth<MaximumReducer>(x, dims, keepDim);

    /// <summary>Whether every element differs from zero.</summary>
    internal static TensorImpl All(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim) => Truth<MinimumReducer>(x, dims, keepDim);

    private static TensorImpl Truth<TOp>(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim)
        where TOp : struct, IReducer
    {
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var layout = ReducedLayout.Of(x.Sizes, dims, keepDim);
        // Bytes were PyTorch's masks before there was bool, and stay bytes here.
        var dtype = x.DType == ScalarType.Byte ? ScalarType.Byte : ScalarType.Bool;
        if (layout.ReducedCount == 0)
        {
            return Full(layout.Sizes, typeof(TOp) == typeof(MinimumReducer) ? 1 : 0, dtype);
        }
        return To(temp.Own(Reduce.Run<TOp>(temp.Own(To(x, ScalarType.Bool)), layout)), dtype);
    }
}
