using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <summary>
/// The order in which a result's dimensions lie in memory. Element-wise results lie as their operands do, so that what is made of
/// transposed tensors is transposed too, and is written and read in one run; PyTorch decides it by the same comparisons.
/// </summary>
internal static class Layout
{
    /// <summary>An uninitialised tensor that lies as the other does, without gaps.</summary>
    internal static TensorImpl Like(TensorImpl other, ScalarType? dtype = null) =>
        Like(other.Sizes, dtype ?? other.DType, other);

    /// <summary>An uninitialised tensor of the operands' broadcast sizes that lies as most of what they agree on.</summary>
    internal static TensorImpl Like(long[] sizes, ScalarType dtype, params ReadOnlySpan<TensorImpl> operands)
    {
        var isContiguous = true;
        foreach (var operand in operands)
        {
            isContiguous &= operand.IsContiguous;
        }
        if (isContiguous)
        {
            // The arrays of an operand serve the result as well.
            foreach (var operand in operands)
            {
                if (ReferenceEquals(sizes, operand.Sizes))
                {
                    return TensorImpl.EmptyLike(operand, dtype);
                }
            }
            return TensorImpl.Empty(sizes, dtype);
        }
        var result = TensorImpl.Empty(sizes, dtype);
        if (result.Count > 0 && Strides(sizes, operands) is { } strides)
        {
            result.Reshape(sizes, strides, 0);
        }
        return result;
    }

    /// <summary>The strides of a dense tensor in the operands' order of dimensions; null where that is row-major.</summary>
    private static long[]? Strides(long[] sizes, ReadOnlySpan<TensorImpl> operands)
    {
        // From the innermost dimension to the outermost: insertion sort, since a comparison may say nothing.
        Span<int> order = stackalloc int[sizes.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = order.Length - 1 - i;
        }
        var isRowMajor = true;
        for (var next = 1; next < order.Length; next++)
        {
            var moving = next;
            for (var place = next - 1; place >= 0; place--)
            {
                var comparison = Compare(order[place], order[moving], sizes, operands);
                if (comparison < 0)
                {
                    break;
                }
                if (comparison > 0)
                {
                    (order[place], order[moving]) = (order[moving], order[place]);
                    moving = place;
                    isRowMajor = false;
                }
            }
        }
        if (isRowMajor)
        {
            return null;
        }
        var strides = new long[sizes.Length];
        var stride = 1L;
        foreach (var dim in order)
        {
            strides[dim] = stride;
            stride *= sizes[dim];
        }
        return strides;
    }

    /// <summary>Positive when the first dimension lies outside the second, negative when inside, zero when no operand tells.</summary>
    private static int Compare(int first, int second, long[] sizes, ReadOnlySpan<TensorImpl> operands)
    {
        foreach (var operand in operands)
        {
            long a = Stride(operand, first, sizes), b = Stride(operand, second, sizes);
            if (a == 0 || b == 0)
            {
                continue;
            }
            if (a != b)
            {
                return a.CompareTo(b);
            }
            if (sizes[first] > sizes[second])
            {
                return 1;
            }
        }
        return 0;
    }

    private static long Stride(TensorImpl operand, int dim, long[] sizes)
    {
        var own = dim - (sizes.Length - operand.Rank);
        return own < 0 || (operand.Sizes[own] == 1 && sizes[dim] != 1) ? 0 : operand.Strides[own];
    }
}
