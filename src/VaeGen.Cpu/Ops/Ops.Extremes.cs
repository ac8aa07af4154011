using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Reductions;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Amax(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim) => Extreme<MaximumReducer>(x, dims, keepDim, "amax");

    internal static TensorImpl Amin(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim) => Extreme<MinimumReducer>(x, dims, keepDim, "amin");

    private static TensorImpl Extreme<TOp>(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim, string name)
        where TOp : struct, IReducer
    {
        var layout = ReducedLayout.Of(x.Sizes, dims, keepDim);
        Errors.Check(layout.ReducedCount > 0, $"{name}(): Expected reduction over elements, but the tensor of sizes {Shapes.Text(x.Sizes)} has none");
        var y = Reduce.Run<TOp>(x, layout);
        if (Graph.Records(x))
        {
            var sizes = x.Sizes;
            Graph.Record(
                y,
                "ExtremeBackward",
                pass =>
                {
                    // Equal extremes share the gradient.
                    var extreme = pass.Own(ExpandReduced(pass.Saved(1), sizes, layout));
                    var isExtreme = pass.Own(To(pass.Own(Eq(pass.Saved(0), extreme)), pass.Grad.DType));
                    long[] all = [.. ReducedDims(layout)];
                    var count = pass.Own(Sum(isExtreme, all, keepDim: true));
                    var share = pass.Own(Div(pass.Own(View(pass.Grad, layout.KeptSizes)), count));
                    pass.Give(0, Mul(isExtreme, share));
                },
                [x],
                [x, Graph.Output]);
        }
        return y;
    }

    private static IEnumerable<long> ReducedDims(ReducedLayout layout)
    {
        for (var i = 0; i < layout.IsReduced.Length; i++)
        {
            if (layout.IsReduced[i])
            {
                yield return i;
            }
        }
    }

    /// <summary>The extreme along one dimension and where it is (the first place of several). NaN beats everything.</summary>
    internal static (TensorImpl Values, TensorImpl Indices) ExtremeAlong(TensorImpl x, long dim, bool keepDim, bool largest)
    {
        var d = Shapes.Dim(dim, x.Rank);
        Errors.Check(
            x.Rank == 0 || x.Sizes[d] > 0,
            $"{(largest ? "max" : "min")}(): Expected reduction dim {d} to have non-zero size.");
        var layout = ReducedLayout.Of(x.Sizes, [d], keepDim);
        var values = TensorImpl.Empty(layout.Sizes, x.DType);
        var indices = TensorImpl.Empty(layout.Sizes, ScalarType.Int64);
        using (var temp = new Temporaries())
        {
            Lines.Over(x, d, new ExtremeLine(temp.Own(Dense(x)), values, indices, largest));
        }
        if (Graph.Records(x))
        {
            var sizes = x.Sizes;
            Graph.Record(
                values,
                "ExtremeAlongBackward",
                pass => pass.Give(0, ScatterKept(pass.Grad, pass.Saved(0), sizes, d, layout)),
                [x],
                [indices]);
        }
        return (values, indices);
    }

    /// <summary>Zeros with each gradient at the place along the dimension that its index names.</summary>
    private static TensorImpl ScatterKept(TensorImpl gradient, TensorImpl indices, long[] sizes, int dim, ReducedLayout layout)
    {
        using var temp = new Temporaries();
        if (sizes.Length == 0)
        {
            return gradient.Retain();
        }
        var zeros = temp.Own(Full(sizes, 0, gradient.DType));
        return ScatterAdd(zeros, dim, temp.Own(View(indices, layout.KeptSizes)), temp.Own(View(gradient, layout.KeptSizes)));
    }

    /// <summary>The place of the extreme: along a dimension, or in the flattened tensor.</summary>
    internal static TensorImpl ArgExtreme(TensorImpl x, long? dim, bool keepDim, bool largest)
    {
        using var off = GradMode.Enable(false);
        using var temp = new Temporaries();
        CheckNoBool(x, largest ? "argmax" : "argmin");
        if (dim is { } given)
        {
            var (values, indices) = ExtremeAlong(x, given, keepDim, largest);
            values.Release();
            return indices;
        }
        Errors.Check(x.Count > 0, $"{(largest ? "argmax" : "argmin")}(): Expected reduction dim to be specified for input.numel() == 0.");
        var (value, index) = ExtremeAlong(temp.Own(Reshape(x, [x.Count])), 0, false, largest);
        value.Release();
        return index;
    }
}
