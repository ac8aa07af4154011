namespace VaeGen.Cpu;

/// <summary>Arithmetic on sizes and strides.</summary>
internal static class Shapes
{
    internal static readonly long[] Scalar = [];

    internal static long Count(ReadOnlySpan<long> sizes)
    {
        var count = 1L;
        foreach (var size in sizes)
        {
            count = checked(count * size);
        }
        return count;
    }

    internal static long[] ContiguousStrides(ReadOnlySpan<long> sizes)
    {
        if (sizes.Length == 0)
        {
            return Scalar;
        }
        var strides = new long[sizes.Length];
        var stride = 1L;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            strides[i] = stride;
            stride *= Math.Max(sizes[i], 1);
        }
        return strides;
    }

    internal static bool IsContiguous(ReadOnlySpan<long> sizes, ReadOnlySpan<long> strides)
    {
        var expected = 1L;
        for (var i = sizes.Length - 1; i >= 0; i--)
        {
            if (sizes[i] == 0)
            {
                return true;
            }
            if (sizes[i] != 1)
            {
                if (strides[i] != expected)
                {
                    return false;
                }
                expected *= sizes[i];
            }
        }
        return true;
    }

    /// <summary>A dimension counted from the end when negative, checked against the rank (a scalar counts as one dimension).</summary>
    internal static int Dim(long dim, int rank)
    {
        var range = Math.Max(rank, 1);
        Errors.Check(dim >= -range && dim < range, $"Dimension out of range (expected to be in range of [{-range}, {range - 1}], but got {dim})");
        return (int)(dim < 0 ? dim + range : dim);
    }

    internal static long[] Broadcast(long[] a, long[] b)
    {
        if (ReferenceEquals(a, b) || a.AsSpan().SequenceEqual(b))
        {
            return a;
        }
        if (b.Length == 0)
        {
            return a;
        }
        if (a.Length == 0)
        {
            return b;
        }
        var rank = Math.Max(a.Length, b.Length);
        var sizes = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            var x = i < rank - a.Length ? 1 : a[i - (rank - a.Length)];
            var y = i < rank - b.Length ? 1 : b[i - (rank - b.Length)];
            Errors.Check(x == y || x == 1 || y == 1, $"The size of tensor a ({x}) must match the size of tensor b ({y}) at non-singleton dimension {i}: the shapes {Text(a)} and {Text(b)} do not fit");
            sizes[i] = x == 1 ? y : x;
        }
        return sizes;
    }

    /// <summary>The sizes with a −1 among them replaced by what makes the count.</summary>
    internal static long[] Infer(long[] sizes, long count)
    {
        var known = 1L;
        var unknown = -1;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] == -1)
            {
                Errors.Check(unknown < 0, $"only one dimension can be inferred, but got {Text(sizes)}");
                unknown = i;
            }
            else
            {
                var size = sizes[i];
                Errors.Check(size >= 0, $"invalid shape dimension {size}");
                known *= size;
            }
        }
        if (unknown < 0)
        {
            Errors.Check(known == count, $"shape '{Text(sizes)}' is invalid for input of size {count}");
            return sizes;
        }
        Errors.Check(known != 0 && count % known == 0, $"shape '{Text(sizes)}' is invalid for input of size {count}");
        var inferred = (long[])sizes.Clone();
        inferred[unknown] = count / known;
        return inferred;
    }

    internal static long[] Widen(int[] sizes) => Array.ConvertAll(sizes, static size => (long)size);

    internal static bool Same(ReadOnlySpan<long> a, ReadOnlySpan<long> b) => a.SequenceEqual(b);

    /// <summary>As PyTorch writes it: [2, 3].</summary>
    internal static string Text(ReadOnlySpan<long> sizes) => $"[{string.Join(", ", sizes.ToArray())}]";

    /// <summary>The strides that show the same elements, in the same order, under other sizes; null when none do.</summary>
    internal static long[]? ViewStrides(ReadOnlySpan<long> oldSizes, ReadOnlySpan<long> oldStrides, ReadOnlySpan<long> newSizes)
    {
        if (Count(newSizes) == 0 || oldSizes.Length == 0)
        {
            return ContiguousStrides(newSizes);
        }

        // Walk both from the inside out, one chunk of mergeable old dimensions at a time.
        var strides = new long[newSizes.Length];
        var dim = newSizes.Length - 1;
        var chunkStride = oldStrides[^1];
        long chunk = 1, placed = 1;
        for (var old = oldSizes.Length - 1; old >= 0; old--)
        {
            chunk *= oldSizes[old];
            var ends = old == 0 || (oldSizes[old - 1] != 1 && oldStrides[old - 1] != chunk * chunkStride);
            if (!ends)
            {
                continue;
            }
            while (dim >= 0 && (placed < chunk || newSizes[dim] == 1))
            {
                strides[dim] = placed * chunkStride;
                placed *= newSizes[dim];
                dim--;
            }
            if (placed != chunk)
            {
                return null;
            }
            if (old > 0)
            {
                chunkStride = oldStrides[old - 1];
                chunk = placed = 1;
            }
        }
        return dim < 0 ? strides : null;
    }
}
