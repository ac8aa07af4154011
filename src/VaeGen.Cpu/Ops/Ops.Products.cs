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
        var input = temp.Own(ToCounted(x, dtype));
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
                    var source = pass.Saved(0);
                    if (source.Rank == 0)
                    {
                        pass.Give(0, pass.Grad.Retain());
                        return;
                    }
                    if (GradMode.IsEnabled)
                    {
                        pass.Give(0, Mul(pass.Own(ProductOfOthers(pass, source, d)), pass.Own(View(pass.Grad, layout.KeptSizes))));
                        return;
                    }
                    var result = TensorImpl.Empty(source.Sizes, source.DType);
                    Lines.Over(source, d, new ProductOfOthersLine(pass.Own(Dense(source)), pass.Own(Dense(pass.Grad)), result));
                    pass.Give(0, result);
                },
                [input],
                [input]);
        }
        return y;
    }

    // To be differentiated again: n products, of the line with a one in turn for each of its elements.
    private static TensorImpl ProductOfOthers(Backprop pass, TensorImpl x, int dim)
    {
        var last = pass.Own(Unsqueeze(pass.Own(Transpose(x, dim, -1)), -2));
        var n = x.Sizes[dim];
        var own = pass.Own(To(pass.Own(Identity(n, x.DType)), ScalarType.Bool));
        var replaced = pass.Own(Where(own, pass.Own(Full(Shapes.Scalar, 1, x.DType)), last));
        return Transpose(pass.Own(Prod(replaced, -1, keepDim: false)), dim, -1);
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
