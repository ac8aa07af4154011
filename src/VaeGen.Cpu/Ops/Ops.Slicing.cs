using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>One index of a dimension, which disappears.</summary>
    internal static TensorImpl Select(TensorImpl x, long dim, long index)
    {
        Errors.Check(x.Rank > 0, $"select() cannot be applied to a 0-dim tensor.");
        var d = Shapes.Dim(dim, x.Rank);
        var size = x.Sizes[d];
        Errors.Check(
            index >= -size && index < size,
            $"select(): index {index} out of range for tensor of size {Shapes.Text(x.Sizes)} at dimension {d}");
        var i = index < 0 ? index + size : index;
        var (from, type) = (x.Sizes, x.DType);
        return MakeView(
            x, [.. x.Sizes[..d], .. x.Sizes[(d + 1)..]], [.. x.Strides[..d], .. x.Strides[(d + 1)..]], x.Offset + (i * x.Strides[d]),
            "SelectBackward", pass => pass.Give(0, Placed(pass.Grad, from, whole => Select(whole, d, i))));
    }

    /// <summary>Every step-th index from start to end (excluded) of a dimension; negative ones count from the end, and both are clipped.</summary>
    internal static TensorImpl Slice(TensorImpl x, long dim, long start, long end, long step)
    {
        Errors.Check(x.Rank > 0, $"slice() cannot be applied to a 0-dim tensor.");
        Errors.Check(step > 0, $"slice step must be positive, not {step}");
        var d = Shapes.Dim(dim, x.Rank);
        var size = x.Sizes[d];
        var first = Math.Clamp(start < 0 ? start + size : start, 0, size);
        var last = Math.Clamp(end < 0 ? end + size : end, first, size);
        var sizes = (long[])x.Sizes.Clone();
        var strides = (long[])x.Strides.Clone();
        sizes[d] = (last - first + step - 1) / step;
        strides[d] *= step;
        var from = x.Sizes;
        return MakeView(
            x, sizes, strides, x.Offset + (first * x.Strides[d]),
            "SliceBackward", pass => pass.Give(0, Placed(pass.Grad, from, whole => Slice(whole, d, first, last, step))));
    }

    internal static TensorImpl Narrow(TensorImpl x, long dim, long start, long length)
    {
        var d = Shapes.Dim(dim, x.Rank);
        var size = x.Rank == 0 ? 1 : x.Sizes[d];
        var first = start < 0 ? start + size : start;
        Errors.Check(length >= 0 && first >= 0 && first + length <= size, $"start ({start}) + length ({length}) exceeds dimension size ({size}).");
        return Slice(x, d, first, first + length, 1);
    }

    /// <summary>Zeros of these sizes with the gradient of one of their views in its place; differentiable itself.</summary>
    private static TensorImpl Placed(TensorImpl gradient, long[] sizes, Func<TensorImpl, TensorImpl> view)
    {
        var whole = Full(sizes, 0, gradient.DType);
        using (var temp = new Temporaries())
        using (GradMode.Enable(false))
        {
            Conversion.Copy(temp.Own(view(whole)), gradient);
        }
        if (Graph.Records(gradient))
        {
            Graph.Record(whole, "PlacedBackward", pass => pass.Give(0, view(pass.Grad)), [gradient]);
        }
        return whole;
    }

    internal static TensorImpl[] Split(TensorImpl x, ReadOnlySpan<long> sizes, long dim)
    {
        var d = Shapes.Dim(dim, x.Rank);
        var total = 0L;
        foreach (var size in sizes)
        {
            total += size;
        }
        Errors.Check(
            total == x.Sizes[d],
            $"split_with_sizes expects split_sizes to sum exactly to {x.Sizes[d]} (input tensor's size at dimension {d}), but got split_sizes={Shapes.Text(sizes)}");
        var parts = new TensorImpl[sizes.Length];
        var start = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Slice(x, d, start, start + sizes[i], 1);
            start += sizes[i];
        }
        return parts;
    }

    /// <summary>Parts of one size; the last may be smaller.</summary>
    internal static TensorImpl[] Split(TensorImpl x, long size, long dim)
    {
        Errors.Check(x.Rank > 0, $"split expects at least a 1-dimensional tensor");
        Errors.Check(size > 0, $"split expects split_size be positive, but got split_size={size}");
        var extent = x.Sizes[Shapes.Dim(dim, x.Rank)];
        var sizes = new long[Math.Max((extent + size - 1) / size, 1)];
        Array.Fill(sizes, size);
        sizes[^1] = extent - (size * (sizes.Length - 1));
        return Split(x, sizes, dim);
    }

    internal static TensorImpl[] Chunk(TensorImpl x, long chunks, long dim)
    {
        Errors.Check(chunks > 0, $"chunk expects `chunks` to be greater than 0, got: {chunks}");
        Errors.Check(x.Rank > 0, $"chunk expects at least a 1-dimensional tensor");
        var extent = x.Sizes[Shapes.Dim(dim, x.Rank)];
        return Split(x, Math.Max((extent + chunks - 1) / chunks, 1), dim);
    }

    internal static TensorImpl[] Unbind(TensorImpl x, long dim)
    {
        var parts = new TensorImpl[x.Sizes[Shapes.Dim(dim, x.Rank)]];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = Select(x, dim, i);
        }
        return parts;
    }
}
