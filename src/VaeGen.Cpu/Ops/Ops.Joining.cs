using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>One after the other along a dimension; the other sizes must agree. Tensors of no elements and one dimension are left out.</summary>
    internal static TensorImpl Cat(ReadOnlySpan<TensorImpl> tensors, long dim)
    {
        Errors.Check(tensors.Length > 0, $"torch.cat(): expected a non-empty list of Tensors");
        using var temp = new Temporaries();
        var parts = new List<TensorImpl>(tensors.Length);
        var dtype = tensors[0].DType;
        foreach (var tensor in tensors)
        {
            Errors.Check(tensor.Rank > 0, $"zero-dimensional tensor (at position {parts.Count}) cannot be concatenated");
            dtype = DTypes.Promote(dtype, tensor.DType);
            if (tensor.Rank != 1 || tensor.Count != 0)
            {
                parts.Add(tensor);
            }
        }
        if (parts.Count == 0)
        {
            return TensorImpl.Empty([0], dtype);
        }
        var first = parts[0];
        var d = Shapes.Dim(dim, first.Rank);
        var sizes = (long[])first.Sizes.Clone();
        sizes[d] = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            Errors.Check(
                part.Rank == first.Rank,
                $"Tensors must have same number of dimensions: got {first.Rank} and {part.Rank}");
            for (var k = 0; k < sizes.Length; k++)
            {
                Errors.Check(
                    k == d || part.Sizes[k] == sizes[k],
                    $"Sizes of tensors must match except in dimension {d}. Expected size {sizes[k]} but got size {part.Sizes[k]} for tensor number {i} in the list.");
            }
            sizes[d] += part.Sizes[d];
            parts[i] = part.DType == dtype ? part : temp.Own(To(part, dtype));
        }
        var result = TensorImpl.Empty(sizes, dtype);
        var extents = new long[parts.Count];
        using (GradMode.Enable(false))
        {
            var start = 0L;
            for (var i = 0; i < extents.Length; i++)
            {
                extents[i] = parts[i].Sizes[d];
                Conversion.Copy(temp.Own(Slice(result, d, start, start + extents[i], 1)), parts[i]);
                start += extents[i];
            }
        }
        var inputs = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(parts);
        if (Graph.Records(inputs))
        {
            Graph.Record(
                result,
                "CatBackward",
                pass =>
                {
                    var start = 0L;
                    for (var i = 0; i < extents.Length; i++)
                    {
                        if (pass.Needs(i))
                        {
                            pass.Give(i, Slice(pass.Grad, d, start, start + extents[i], 1));
                        }
                        start += extents[i];
                    }
                },
                inputs);
        }
        return result;
    }

    /// <summary>Side by side along a new dimension.</summary>
    internal static TensorImpl Stack(ReadOnlySpan<TensorImpl> tensors, long dim)
    {
        Errors.Check(tensors.Length > 0, $"stack expects a non-empty TensorList");
        using var temp = new Temporaries();
        var raised = new TensorImpl[tensors.Length];
        for (var i = 0; i < raised.Length; i++)
        {
            Errors.Check(
                Shapes.Same(tensors[i].Sizes, tensors[0].Sizes),
                $"stack expects each tensor to be equal size, but got {Shapes.Text(tensors[0].Sizes)} at entry 0 and {Shapes.Text(tensors[i].Sizes)} at entry {i}");
            raised[i] = temp.Own(Unsqueeze(tensors[i], dim));
        }
        return Cat(raised, Shapes.Dim(dim, tensors[0].Rank + 1));
    }

    /// <summary>Copies of the whole tensor side by side, so many along each dimension.</summary>
    internal static TensorImpl Repeat(TensorImpl x, ReadOnlySpan<long> times)
    {
        var lead = times.Length - x.Rank;
        Errors.Check(lead >= 0, $"Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");

        // Each dimension as (times, size): a broadcast copy, then the two merged.
        var split = new long[2 * times.Length];
        var shown = new long[2 * times.Length];
        var sizes = new long[times.Length];
        for (var i = 0; i < times.Length; i++)
        {
            var size = i < lead ? 1 : x.Sizes[i - lead];
            Errors.Check(times[i] >= 0, $"Trying to create tensor with negative dimension {times[i]}");
            split[2 * i] = 1;
            shown[2 * i] = times[i];
            split[(2 * i) + 1] = shown[(2 * i) + 1] = size;
            sizes[i] = times[i] * size;
        }
        using var temp = new Temporaries();
        var expanded = temp.Own(Expand(temp.Own(Reshape(x, split)), shown));
        return View(temp.Own(ContiguousCopy(expanded)), sizes);
    }

    /// <summary>Backwards along the dimensions given.</summary>
    internal static TensorImpl Flip(TensorImpl x, long[] dims)
    {
        var result = Layout.Like(x);
        var strides = (long[])result.Strides.Clone();
        var offset = 0L;
        foreach (var dim in dims)
        {
            var d = Shapes.Dim(dim, x.Rank);
            Errors.Check(x.Rank == 0 || strides[d] >= 0, $"dim {d} appears multiple times in the list of dims");
            if (x.Rank > 0 && x.Sizes[d] > 0)
            {
                offset += (x.Sizes[d] - 1) * strides[d];
                strides[d] = -strides[d];
            }
        }
        using var temp = new Temporaries();
        Conversion.Copy(temp.Own(result.Alias(x.Sizes, strides, offset)), x);
        if (Graph.Records(x))
        {
            Graph.Record(result, "FlipBackward", pass => pass.Give(0, Flip(pass.Grad, dims)), [x]);
        }
        return result;
    }
}
