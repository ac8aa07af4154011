using static TorchSharp.torch;

namespace VaeGen.Cpu.Picking;

/// <summary>Reads positions out of index tensors.</summary>
internal static unsafe class IndexValues
{
    internal static bool IsMask(TensorImpl tensor) => tensor.DType is ScalarType.Bool or ScalarType.Byte;

    /// <summary>The elements as 64-bit integers, row by row.</summary>
    internal static long[] Read(TensorImpl tensor)
    {
        Errors.Check(
            DTypes.IsIntegral(tensor.DType),
            $"tensors used as indices must be long, int, byte or bool tensors, not {DTypes.Name(tensor.DType)}");
        var wide = Ops.To(tensor, ScalarType.Int64);
        var dense = wide.IsContiguous ? wide.Retain() : Ops.CloneStrided(wide, Shapes.ContiguousStrides(wide.Sizes));
        var values = new ReadOnlySpan<long>(dense.Pointer<long>(), checked((int)dense.Count)).ToArray();
        dense.Release();
        wide.Release();
        return values;
    }

    /// <summary>The positions of what is not zero: one array a dimension, in row-major order.</summary>
    internal static long[][] NonZero(TensorImpl mask)
    {
        var flags = Ops.To(mask, ScalarType.Bool);
        var dense = flags.IsContiguous ? flags.Retain() : Ops.CloneStrided(flags, Shapes.ContiguousStrides(flags.Sizes));
        var set = new List<long>();
        var data = dense.Pointer<bool>();
        for (var i = 0L; i < dense.Count; i++)
        {
            if (data[i])
            {
                set.Add(i);
            }
        }
        dense.Release();
        flags.Release();

        var positions = new long[mask.Rank][];
        var strides = Shapes.ContiguousStrides(mask.Sizes);
        for (var dim = 0; dim < positions.Length; dim++)
        {
            var (stride, size) = (strides[dim], mask.Sizes[dim]);
            positions[dim] = set.ConvertAll(i => i / stride % size).ToArray();
        }
        return positions;
    }

    /// <summary>The values of a tensor of the sizes given, repeated as broadcasting to larger ones would.</summary>
    internal static long[] Broadcast(long[] values, long[] sizes, long[] target)
    {
        if (Shapes.Same(sizes, target))
        {
            return values;
        }
        var strides = Shapes.ContiguousStrides(sizes);
        var lead = target.Length - sizes.Length;
        var result = new long[Shapes.Count(target)];
        var spread = Shapes.ContiguousStrides(target);
        for (var i = 0L; i < result.Length; i++)
        {
            var at = 0L;
            for (var dim = 0; dim < sizes.Length; dim++)
            {
                at += sizes[dim] == 1 ? 0 : i / spread[dim + lead] % target[dim + lead] * strides[dim];
            }
            result[i] = values[at];
        }
        return result;
    }
}
