using VaeGen.Cpu.Autograd;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>Sums out the dimensions given; all of them when there are none.</summary>
    internal static TensorImpl Sum(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim)
    {
        var layout = ReducedLayout.Of(x.Sizes, dims, keepDim);
        using var temp = new Temporaries();
        var y = Kernels.Reductions.Reduce.Sum(x, layout);
        if (Graph.Records(x))
        {
            var from = x.Sizes;
            Graph.Record(y, "SumBackward", pass => pass.Give(0, ExpandReduced(pass.Grad, from, layout)), [x]);
        }
        return y;
    }

    /// <summary>Sums what was broadcast, so that the result has the sizes given.</summary>
    internal static TensorImpl SumTo(TensorImpl x, long[] sizes)
    {
        var lead = x.Rank - sizes.Length;
        Span<long> dims = stackalloc long[x.Rank];
        var count = 0;
        for (var i = 0; i < x.Rank; i++)
        {
            if (i < lead || (sizes[i - lead] == 1 && x.Sizes[i] != 1))
            {
                dims[count++] = i;
            }
        }
        if (count == 0)
        {
            return x.Retain();
        }
        using var temp = new Temporaries();
        return View(temp.Own(Sum(x, dims[..count], keepDim: true)), sizes);
    }

    /// <summary>A reduction's gradient, spread again over what was reduced: a view.</summary>
    internal static TensorImpl ExpandReduced(TensorImpl gradient, long[] sizes, ReducedLayout layout)
    {
        using var temp = new Temporaries();
        return Expand(temp.Own(View(gradient, layout.KeptSizes)), sizes);
    }

    internal static TensorImpl View(TensorImpl x, long[] sizes)
    {
        var from = x.Sizes;
        var strides = Shapes.ViewStrides(x.Sizes, x.Strides, sizes);
        Errors.Check(
            strides is not null,
            $"view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.");
        return MakeView(x, sizes, strides!, x.Offset, "ViewBackward", pass => pass.Give(0, Reshape(pass.Grad, from)));
    }

    /// <summary>A view where possible, a copy otherwise.</summary>
    internal static TensorImpl Reshape(TensorImpl x, long[] sizes)
    {
        if (x.IsContiguous || Shapes.ViewStrides(x.Sizes, x.Strides, sizes) is not null)
        {
            return View(x, sizes);
        }
        using var temp = new Temporaries();
        return View(temp.Own(Clone(x)), sizes);
    }
}
