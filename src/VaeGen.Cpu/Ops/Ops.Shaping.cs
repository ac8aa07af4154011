using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>The same elements under other sizes; one size may be −1, found from the rest.</summary>
    internal static TensorImpl View(TensorImpl x, long[] shape)
    {
        var sizes = Shapes.Infer(shape, x.Count);
        var strides = Shapes.ViewStrides(x.Sizes, x.Strides, sizes);
        Errors.Check(
            strides is not null,
            $"view size is not compatible with input tensor's size and stride (at least one dimension spans across two contiguous subspaces). Use .reshape(...) instead.");
        var from = x.Sizes;
        return MakeView(x, sizes, strides!, x.Offset, "ViewBackward", pass => pass.Give(0, Reshape(pass.Grad, from)));
    }

    /// <summary>A view where possible, a copy otherwise.</summary>
    internal static TensorImpl Reshape(TensorImpl x, long[] shape)
    {
        var sizes = Shapes.Infer(shape, x.Count);
        if (x.IsContiguous || Shapes.ViewStrides(x.Sizes, x.Strides, sizes) is not null)
        {
            return View(x, sizes);
        }
        using var temp = new Temporaries();
        return View(temp.Own(ContiguousCopy(x)), sizes);
    }

    internal static TensorImpl Flatten(TensorImpl x, long startDim, long endDim)
    {
        int start = Shapes.Dim(startDim, x.Rank), end = Shapes.Dim(endDim, x.Rank);
        Errors.Check(start <= end, $"flatten() has invalid args: start_dim cannot come after end_dim ({startDim} and {endDim})");
        if (x.Rank == 0)
        {
            return Reshape(x, [1]);
        }
        return start == end ? x.Retain() : Reshape(x, [.. x.Sizes[..start], Shapes.Count(x.Sizes.AsSpan(start, end - start + 1)), .. x.Sizes[(end + 1)..]]);
    }

    internal static TensorImpl Unflatten(TensorImpl x, long dim, long[] parts)
    {
        var d = Shapes.Dim(dim, x.Rank);
        var sizes = Shapes.Infer(parts, x.Sizes[d]);
        return View(x, [.. x.Sizes[..d], .. sizes, .. x.Sizes[(d + 1)..]]);
    }

    /// <summary>Without one dimension of size 1 (or as it is), or without all of them.</summary>
    internal static TensorImpl Squeeze(TensorImpl x, long? dim)
    {
        var only = dim is { } given ? Shapes.Dim(given, x.Rank) : -1;
        List<long> sizes = [], strides = [];
        for (var i = 0; i < x.Rank; i++)
        {
            if (x.Sizes[i] != 1 || (only >= 0 && i != only))
            {
                sizes.Add(x.Sizes[i]);
                strides.Add(x.Strides[i]);
            }
        }
        var from = x.Sizes;
        return MakeView(x, [.. sizes], [.. strides], x.Offset, "SqueezeBackward", pass => pass.Give(0, View(pass.Grad, from)));
    }

    internal static TensorImpl Unsqueeze(TensorImpl x, long dim)
    {
        var d = Shapes.Dim(dim, x.Rank + 1);
        var stride = d < x.Rank ? x.Sizes[d] * x.Strides[d] : 1;
        return MakeView(
            x, [.. x.Sizes[..d], 1, .. x.Sizes[d..]], [.. x.Strides[..d], stride, .. x.Strides[d..]], x.Offset,
            "UnsqueezeBackward", pass => pass.Give(0, Squeeze(pass.Grad, d)));
    }

    internal static TensorImpl Permute(TensorImpl x, long[] permutation)
    {
        Errors.Check(
            permutation.Length == x.Rank,
            $"permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired ordering of dimensions i.e. input.dim() = {x.Rank} is not equal to len(dims) = {permutation.Length}");
        var sizes = new long[x.Rank];
        var strides = new long[x.Rank];
        var inverse = new long[x.Rank];
        Array.Fill(inverse, -1);
        for (var i = 0; i < x.Rank; i++)
        {
            var from = Shapes.Dim(permutation[i], x.Rank);
            Errors.Check(inverse[from] < 0, $"permute(): duplicate dims are not allowed (dim {from})");
            inverse[from] = i;
            sizes[i] = x.Sizes[from];
            strides[i] = x.Strides[from];
        }
        return MakeView(x, sizes, strides, x.Offset, "PermuteBackward", pass => pass.Give(0, Permute(pass.Grad, inverse)));
    }
}
