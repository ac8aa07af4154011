namespace VaeGen.Cpu.Picking;

/// <summary>
/// Which elements a list of index tensors picks: for every picked position its place along the picked dimensions,
/// and all of the remaining dimensions there. Independent of the strides, so that a gradient can be spread by the same plan.
/// </summary>
internal sealed class IndexPlan
{
    private readonly long[] sizes;
    private readonly int[] dims;
    private readonly int[] rest;
    private readonly long[][] positions;
    private readonly int place;

    private IndexPlan(long[] sizes, int[] dims, long[][] positions, long[] indexSizes)
    {
        this.sizes = sizes;
        this.dims = dims;
        this.positions = positions;
        IndexSizes = indexSizes;
        rest = [.. Enumerable.Range(0, sizes.Length).Except(dims)];
        var adjacent = dims[^1] - dims[0] == dims.Length - 1;
        place = adjacent ? dims[0] : 0;
        Order = [.. Enumerable.Range(indexSizes.Length, place), .. Enumerable.Range(0, indexSizes.Length), .. Enumerable.Range(indexSizes.Length + place, rest.Length - place)];
        BlockSizes = [.. indexSizes, .. rest.Select(dim => sizes[dim])];
        ResultSizes = [.. Order.Select(dim => BlockSizes[dim])];
    }

    /// <summary>Sizes of what is indexed.</summary>
    internal long[] Sizes => sizes;

    /// <summary>Sizes of the picked positions.</summary>
    internal long[] IndexSizes { get; }

    /// <summary>Sizes with the picked positions in front: how the elements are copied.</summary>
    internal long[] BlockSizes { get; }

    /// <summary>The picked positions stand where the picked dimensions stood if those were side by side, else in front.</summary>
    internal long[] ResultSizes { get; }

    /// <summary>For each dimension of the result, its place in <see cref="BlockSizes"/>.</summary>
    internal int[] Order { get; }

    /// <summary>Of index tensors as they stand between brackets: masks, and positions that broadcast against each other.</summary>
    internal static IndexPlan Of(TensorImpl x, IReadOnlyList<PickedDimension> picked)
    {
        var columns = new List<(int Dim, long[] Values, long[] Sizes)>();
        foreach (var (dim, index) in picked)
        {
            if (IndexValues.IsMask(index))
            {
                AddMask(x, dim, index, columns);
            }
            else
            {
                columns.Add((dim, IndexValues.Read(index), index.Sizes));
            }
        }
        var indexSizes = columns.Aggregate(Shapes.Scalar, (all, column) => Shapes.Broadcast(all, column.Sizes));
        foreach (var (dim, values, _) in columns)
        {
            Wrap(values, dim, x.Sizes[dim]);
        }
        return new IndexPlan(
            x.Sizes,
            [.. columns.Select(column => column.Dim)],
            [.. columns.Select(column => IndexValues.Broadcast(column.Values, column.Sizes, indexSizes))],
            indexSizes);
    }

    /// <summary>Whole slices along one dimension; positions do not count from the end.</summary>
    internal static IndexPlan Along(TensorImpl x, int dim, TensorImpl index)
    {
        var values = IndexValues.Read(index);
        foreach (var value in values)
        {
            Errors.Check(value >= 0 && value < x.Sizes[dim], $"index out of range in self: {value} along dimension {dim} of size {x.Sizes[dim]}");
        }
        return new IndexPlan(x.Sizes, [dim], [values], [values.Length]);
    }

    /// <summary>Where each picked position starts in memory of the strides given.</summary>
    internal long[] PickedOffsets(ReadOnlySpan<long> strides)
    {
        var offsets = new long[Shapes.Count(IndexSizes)];
        for (var i = 0; i < dims.Length; i++)
        {
            var stride = strides[dims[i]];
            var values = positions[i];
            for (var p = 0; p < offsets.Length; p++)
            {
                offsets[p] += values[p] * stride;
            }
        }
        return offsets;
    }

    /// <summary>Where each element of the remaining dimensions lies from there.</summary>
    internal long[] RestOffsets(ReadOnlySpan<long> strides)
    {
        var offsets = new long[] { 0 };
        foreach (var dim in rest)
        {
            var (stride, size) = (strides[dim], sizes[dim]);
            var wider = new long[offsets.Length * size];
            for (var i = 0L; i < wider.Length; i++)
            {
                wider[i] = offsets[i / size] + i % size * stride;
            }
            offsets = wider;
        }
        return offsets;
    }

    private static void AddMask(TensorImpl x, int dim, TensorImpl mask, List<(int Dim, long[] Values, long[] Sizes)> columns)
    {
        for (var i = 0; i < mask.Rank; i++)
        {
            Errors.Check(
                mask.Sizes[i] == x.Sizes[dim + i],
                $"The shape of the mask {Shapes.Text(mask.Sizes)} at index {i} does not match the shape of the indexed tensor {Shapes.Text(x.Sizes)} at index {dim + i}");
        }
        foreach (var values in IndexValues.NonZero(mask))
        {
            columns.Add((dim++, values, [values.Length]));
        }
    }

    private static void Wrap(long[] values, int dim, long size)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            Errors.Check(value >= -size && value < size, $"index {value} is out of bounds for dimension {dim} with size {size}");
            values[i] = value < 0 ? value + size : value;
        }
    }
}
