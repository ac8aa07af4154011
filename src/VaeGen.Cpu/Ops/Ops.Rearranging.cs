using VaeGen.Cpu.Autograd;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>The same elements in other places.</content>
internal static unsafe partial class Ops
{
    /// <summary>Elements shifted along dimensions, those that leave at one end entering at the other; without dimensions, along the flattened tensor.</summary>
    internal static TensorImpl Roll(TensorImpl x, ReadOnlySpan<long> shifts, ReadOnlySpan<long> dims)
    {
        using var temp = new Temporaries();
        if (dims.Length == 0 && shifts.Length == 1)
        {
            return View(temp.Own(Roll(temp.Own(Reshape(x, [-1])), shifts, [0])), x.Sizes);
        }
        Errors.Check(shifts.Length > 0, $"`shifts` required");
        Errors.Check(shifts.Length == dims.Length, $"shifts and dimensions must align. shifts: {shifts.Length}, dims:{dims.Length}");
        var y = x;
        for (var i = 0; i < dims.Length; i++)
        {
            var d = Shapes.Dim(dims[i], x.Rank);
            var size = x.Rank == 0 ? 0 : x.Sizes[d];
            var shift = size == 0 ? 0 : ((shifts[i] % size) + size) % size;
            if (shift != 0)
            {
                y = temp.Own(Cat([temp.Own(Narrow(y, d, size - shift, shift)), temp.Own(Narrow(y, d, 0, size - shift))], d));
            }
        }
        return ReferenceEquals(y, x) ? Clone(x) : y.Retain();
    }

    /// <summary>Quarter turns in a plane, from its first dimension towards its second.</summary>
    internal static TensorImpl Rot90(TensorImpl x, long turns, long first, long second)
    {
        Errors.Check(x.Rank >= 2, $"expected total dims >= 2, but got total dims = {x.Rank}");
        int a = Shapes.Dim(first, x.Rank), b = Shapes.Dim(second, x.Rank);
        Errors.Check(a != b, $"expected rotation dims to be different, but got dim0 = {first} and dim1 = {second}");
        using var temp = new Temporaries();
        return (((turns % 4) + 4) % 4) switch
        {
            1 => Transpose(temp.Own(Flip(x, [b])), a, b),
            2 => Flip(x, [a, b]),
            3 => Transpose(temp.Own(Flip(x, [a])), a, b),
            _ => Clone(x),
        };
    }

    /// <summary>Windows along a dimension, as a view: the dimension counts them, and a new last one runs through each.</summary>
    internal static TensorImpl Unfold(TensorImpl x, long dim, long size, long step)
    {
        var d = Shapes.Dim(dim, x.Rank);
        var extent = x.Rank == 0 ? 1 : x.Sizes[d];
        Errors.Check(size >= 0 && size <= extent, $"maximum size for tensor at dimension {d} is {extent} but size is {size}");
        Errors.Check(step > 0, $"step is {step} but must be > 0");
        if (x.Rank == 0)
        {
            return MakeView(x, [size], [1], x.Offset, "UnfoldBackward", pass => pass.Give(0, Fold(pass.Grad, Shapes.Scalar, 0, size, step)));
        }
        long[] sizes = [.. x.Sizes, size], strides = [.. x.Strides, x.Strides[d]];
        sizes[d] = ((extent - size) / step) + 1;
        strides[d] *= step;
        var from = x.Sizes;
        return MakeView(x, sizes, strides, x.Offset, "UnfoldBackward", pass => pass.Give(0, Fold(pass.Grad, from, d, size, step)));
    }

    /// <summary>Windows added up where they came from.</summary>
    private static TensorImpl Fold(TensorImpl windows, long[] sizes, int dim, long size, long step)
    {
        var whole = Full(sizes, 0, windows.DType);
        using (GradMode.Enable(false))
        {
            for (long i = 0; i < size; i++)
            {
                using var temp = new Temporaries();
                var own = temp.Own(Select(windows, -1, i));
                var place = sizes.Length == 0 ? whole.Retain() : Slice(whole, dim, i, i + ((windows.Sizes[dim] - 1) * step) + 1, step);
                AddInPlace(temp.Own(place), own);
            }
        }
        if (Graph.Records(windows))
        {
            Graph.Record(whole, "FoldBackward", pass => pass.Give(0, Unfold(pass.Grad, dim, size, step)), [windows]);
        }
        return whole;
    }

    /// <summary>Every element (of the flattened tensor) or slice so many times in a row.</summary>
    internal static TensorImpl RepeatInterleave(TensorImpl x, long repeats, long? dim)
    {
        Errors.Check(repeats >= 0, $"Repeats must be non-negative, not {repeats}");
        using var temp = new Temporaries();
        var input = dim is null || x.Rank == 0 ? temp.Own(Reshape(x, [-1])) : x;
        var d = Shapes.Dim(dim ?? 0, input.Rank);
        long[] spread = [.. input.Sizes[..(d + 1)], repeats, .. input.Sizes[(d + 1)..]];
        var sizes = (long[])input.Sizes.Clone();
        sizes[d] *= repeats;
        return Reshape(temp.Own(Expand(temp.Own(Unsqueeze(input, d + 1)), spread)), sizes);
    }

    /// <summary>Every element (of the flattened tensor) or slice as often in a row as its own count says.</summary>
    internal static TensorImpl RepeatInterleave(TensorImpl x, TensorImpl repeats, long? dim)
    {
        Errors.Check(
            repeats.Rank <= 1 && repeats.DType is ScalarType.Int64 or ScalarType.Int32,
            $"repeats must be 0-dim or 1-dim tensor of int or long, but it is {DTypes.Name(repeats.DType)} of sizes {Shapes.Text(repeats.Sizes)}");
        using var temp = new Temporaries();
        var input = dim is null || x.Rank == 0 ? temp.Own(Reshape(x, [-1])) : x;
        var d = Shapes.Dim(dim ?? 0, input.Rank);
        Errors.Check(
            repeats.Count == 1 || repeats.Count == input.Sizes[d],
            $"repeats must have the same size as input along dim, but got repeats.size(0) = {repeats.Count} and input.size({d}) = {input.Sizes[d]}");
        var counts = Picking.IndexValues.Read(repeats);
        var places = new List<long>();
        for (var i = 0L; i < input.Sizes[d]; i++)
        {
            var count = counts[counts.Length == 1 ? 0 : i];
            Errors.Check(count >= 0, $"repeats can not be negative, but one is {count}");
            for (var k = 0L; k < count; k++)
            {
                places.Add(i);
            }
        }
        return IndexSelect(input, d, temp.Own(Vector([.. places])));
    }

    /// <summary>A vector of 64-bit integers.</summary>
    internal static TensorImpl Vector(ReadOnlySpan<long> values)
    {
        var vector = TensorImpl.Empty([values.Length], ScalarType.Int64);
        values.CopyTo(new Span<long>(vector.Pointer<long>(), values.Length));
        GC.KeepAlive(vector);
        return vector;
    }

    /// <summary>Parts of nearly equal size: the first ones are one longer.</summary>
    internal static TensorImpl[] TensorSplit(TensorImpl x, long sections, long dim)
    {
        Errors.Check(x.Rank > 0, $"tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
        Errors.Check(sections > 0, $"number of sections must be larger than 0, got {sections}");
        var d = Shapes.Dim(dim, x.Rank);
        var (size, longer) = Math.DivRem(x.Sizes[d], sections);
        var parts = new TensorImpl[sections];
        var start = 0L;
        for (var i = 0; i < parts.Length; i++)
        {
            var own = size + (i < longer ? 1 : 0);
            parts[i] = Slice(x, d, start, start + own, 1);
            start += own;
        }
        return parts;
    }

    /// <summary>Parts that start and end at the places given.</summary>
    internal static TensorImpl[] TensorSplit(TensorImpl x, ReadOnlySpan<long> indices, long dim)
    {
        Errors.Check(x.Rank > 0, $"tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
        var parts = new TensorImpl[indices.Length + 1];
        var start = 0L;
        for (var i = 0; i < indices.Length; i++)
        {
            parts[i] = Slice(x, dim, start, indices[i], 1);
            start = indices[i];
        }
        parts[^1] = Slice(x, dim, start, long.MaxValue, 1);
        return parts;
    }

    /// <summary>A copy with another tensor's elements where a view of it looks; differentiable in both.</summary>
    internal static TensorImpl WithPart(TensorImpl x, TensorImpl part, Func<TensorImpl, TensorImpl> view)
    {
        var y = Clone(x);
        using var temp = new Temporaries();
        var place = temp.Own(view(y));
        Errors.Check(
            Shapes.Same(place.Sizes, part.Sizes), $"expected src to have a size equal to the slice of self. src size = {Shapes.Text(part.Sizes)}, slice size = {Shapes.Text(place.Sizes)}");
        CopyInPlace(place, part);
        return y;
    }
}
