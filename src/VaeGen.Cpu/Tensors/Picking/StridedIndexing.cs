using static TorchSharp.torch;

namespace VaeGen.Cpu.Picking;

/// <summary>The part of indexing that only looks at memory differently: numbers, ranges, new dimensions.</summary>
internal static class StridedIndexing
{
    /// <summary>Resolves everything but tensors, which are left for a copy: each with the dimension of the view where it starts.</summary>
    /// <returns>The view, owned by the caller.</returns>
    internal static TensorImpl View(TensorImpl x, ReadOnlySpan<TensorIndex> indices, List<PickedDimension> picked)
    {
        var sizes = new List<long>(x.Rank + indices.Length);
        var axes = new List<(int Dim, long Step)>(x.Rank + indices.Length);
        var starts = new long[x.Rank];
        var dim = 0;
        var missing = x.Rank - Consumed(indices);
        Errors.Check(missing >= 0, $"too many indices for tensor of dimension {x.Rank}");

        foreach (var index in indices)
        {
            switch (index.Kind)
            {
                case TensorIndex.IndexKind.Single:
                    starts[dim] = Place(x, dim, index.Start ?? 0);
                    dim++;
                    break;
                case TensorIndex.IndexKind.Slice:
                    (starts[dim], var size, var step) = Range(x.Sizes[dim], index);
                    sizes.Add(size);
                    axes.Add((dim++, step));
                    break;
                case TensorIndex.IndexKind.Ellipsis:
                    Keep(missing);
                    missing = 0;
                    break;
                case TensorIndex.IndexKind.Tensor when IsNumber(index.Picked!.Impl):
                    starts[dim] = Place(x, dim, IndexValues.Read(index.Picked!.Impl)[0]);
                    dim++;
                    break;
                case TensorIndex.IndexKind.Tensor when index.Picked!.Impl.Rank > 0:
                    picked.Add(new PickedDimension(sizes.Count, index.Picked.Impl));
                    Keep(Covered(index.Picked.Impl));
                    break;
                case TensorIndex.IndexKind.Tensor:
                    AddOne();
                    picked.Add(PickedDimension.Of(sizes.Count - 1, index.Picked!.item<bool>()));
                    break;
                case TensorIndex.IndexKind.Bool:
                    AddOne();
                    picked.Add(PickedDimension.Of(sizes.Count - 1, index.Flag));
                    break;
                default:
                    AddOne();
                    break;
            }
        }
        Keep(x.Rank - dim);
        return Ops.Look(x, new Region(x.Sizes, starts, [.. sizes], [.. axes]));

        void AddOne()
        {
            sizes.Add(1);
            axes.Add((-1, 0));
        }

        void Keep(int dimensions)
        {
            for (; dimensions > 0; dimensions--, dim++)
            {
                sizes.Add(x.Sizes[dim]);
                axes.Add((dim, 1));
            }
        }
    }

    private static int Consumed(ReadOnlySpan<TensorIndex> indices)
    {
        var count = 0;
        foreach (var index in indices)
        {
            count += index.Kind switch
            {
                TensorIndex.IndexKind.Single or TensorIndex.IndexKind.Slice => 1,
                TensorIndex.IndexKind.Tensor => IsNumber(index.Picked!.Impl) ? 1 : Covered(index.Picked.Impl),
                _ => 0,
            };
        }
        return count;
    }

    /// <summary>An integer tensor without dimensions is as good as a number.</summary>
    private static bool IsNumber(TensorImpl tensor) => tensor.Rank == 0 && DTypes.IsIntegral(tensor.DType);

    /// <summary>A mask covers as many dimensions as it has; a tensor of positions, one.</summary>
    internal static int Covered(TensorImpl tensor) => IndexValues.IsMask(tensor) ? tensor.Rank : 1;

    private static long Place(TensorImpl x, int dim, long index)
    {
        var size = x.Sizes[dim];
        Errors.Check(index >= -size && index < size, $"index {index} is out of bounds for dimension {dim} with size {size}");
        return index < 0 ? index + size : index;
    }

    private static (long Start, long Size, long Step) Range(long size, TensorIndex slice)
    {
        var step = slice.Step ?? 1;
        Errors.Check(step > 0, $"slice step must be positive, but got {step}");
        var start = Clamp(slice.Start ?? 0);
        var stop = Clamp(slice.Stop ?? size);
        return (start, Math.Max(0, (stop - start + step - 1) / step), step);

        long Clamp(long at) => Math.Clamp(at < 0 ? at + size : at, 0, size);
    }
}
