using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Picking;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>Whole slices or single elements at the places that an index names.</content>
internal static unsafe partial class Ops
{
    /// <summary>x with whole slices replaced by the source's.</summary>
    internal static TensorImpl CopySlices(TensorImpl x, long dim, TensorImpl index, TensorImpl source, TensorImpl? into = null)
    {
        var d = Shapes.Dim(dim, x.Rank);
        using var temp = new Temporaries();
        if (x.Rank == 0)
        {
            return Scatter(x, 0, temp.Own(Reshape(index, [])), temp.Own(Reshape(source, [])), into);
        }
        var places = temp.Own(SpreadIndex(temp, x, d, index));
        Errors.Check(
            Shapes.Same(places.Sizes, source.Sizes),
            $"index_copy_(): Source/destination tensor must have same slice shapes: expected {Shapes.Text(places.Sizes)}, got {Shapes.Text(source.Sizes)}");
        return Scatter(x, d, places, source, into);
    }

    /// <summary>x with whole slices filled with a number.</summary>
    internal static TensorImpl FillSlices(TensorImpl x, long dim, TensorImpl index, Number value, TensorImpl? into = null)
    {
        var d = Shapes.Dim(dim, x.Rank);
        using var temp = new Temporaries();
        var places = x.Rank == 0 ? temp.Own(Reshape(index, [])) : temp.Own(SpreadIndex(temp, x, d, index));
        var values = temp.Own(Expand(temp.Own(Full(Shapes.Scalar, value, x.DType)), places.Sizes));
        return Scatter(x, d, places, values, into);
    }

    /// <summary>The elements of the flattened tensor at the places given, which may count from the end.</summary>
    internal static TensorImpl Take(TensorImpl x, TensorImpl index)
    {
        Errors.Check(index.DType == ScalarType.Int64, $"take(): Expected a long tensor for index, but got {DTypes.Name(index.DType)}");
        using var temp = new Temporaries();
        var isNegative = temp.Own(Lt(index, temp.Own(Wrap(Number.Of(0L)))));
        var places = temp.Own(Where(isNegative, temp.Own(Add(index, temp.Own(Wrap(Number.Of(x.Count))))), index));
        var taken = temp.Own(Gather(temp.Own(Reshape(x, [x.Count])), 0, temp.Own(Reshape(places, [index.Count]))));
        return View(taken, index.Sizes);
    }

    /// <summary>Gather with tensors that broadcast beside the dimension; without one, from the flattened tensor.</summary>
    internal static TensorImpl TakeAlong(TensorImpl x, TensorImpl index, long? dim)
    {
        using var temp = new Temporaries();
        if (dim is not { } given)
        {
            return Gather(temp.Own(Reshape(x, [x.Count])), 0, temp.Own(Reshape(index, [index.Count])));
        }
        Errors.Check(
            x.Rank == index.Rank,
            $"torch.take_along_dim(): input and indices should have the same number of dimensions, but got {x.Rank} dimensions for input, and {index.Rank} dimensions for indices");
        var d = Shapes.Dim(given, x.Rank);
        long[] own = (long[])x.Sizes.Clone(), others = (long[])index.Sizes.Clone();
        (own[d], others[d]) = (1, 1);
        var beside = Shapes.Broadcast(own, others);
        long[] from = (long[])beside.Clone(), to = (long[])beside.Clone();
        (from[d], to[d]) = (x.Sizes[d], index.Sizes[d]);
        return Gather(temp.Own(Expand(x, from)), d, temp.Own(Expand(index, to)));
    }

    /// <summary>x with the source's elements, in their order, where the mask holds.</summary>
    internal static TensorImpl MaskedScatter(TensorImpl x, TensorImpl mask, TensorImpl source)
    {
        Errors.Check(mask.DType == ScalarType.Bool, $"masked_scatter_ only supports boolean masks, but got mask with dtype {DTypes.Name(mask.DType)}");
        CheckSameDType("masked_scatter", x, source);
        using var temp = new Temporaries();
        var sizes = Shapes.Broadcast(x.Sizes, mask.Sizes);
        var y = ContiguousCopy(temp.Own(Expand(x, sizes)));
        var isScalar = sizes.Length == 0;
        var target = isScalar ? temp.Own(View(y, [1])) : y;
        var plan = IndexPlan.Of(target, [new PickedDimension(0, temp.Own(Expand(mask, isScalar ? [1] : sizes)))]);
        var count = Shapes.Count(plan.ResultSizes);
        Errors.Check(source.Count >= count, $"masked_scatter: expected the source to have at least {count} elements, but it has {source.Count}");
        Put(target, plan, temp.Own(Narrow(temp.Own(Reshape(source, [source.Count])), 0, 0, count)), accumulate: false);
        return y;
    }

    /// <summary>Whether each element is among others.</summary>
    internal static TensorImpl IsIn(TensorImpl x, TensorImpl others, bool invert)
    {
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        if (others.Count == 0)
        {
            return Full(x.Sizes, invert ? 1 : 0, ScalarType.Bool);
        }
        // Looked up in the others' sorted values.
        var dtype = DTypes.Result(x, others);
        var (sorted, order) = Sort(temp.Own(Reshape(temp.Own(To(others, dtype)), [others.Count])), 0, descending: false);
        _ = temp.Own(sorted);
        _ = temp.Own(order);
        var wanted = temp.Own(To(x, dtype));
        var places = temp.Own(SearchSorted(sorted, wanted, right: false));
        var inside = temp.Own(Clamp(places, null, Number.Of(others.Count - 1)));
        var found = temp.Own(Take(sorted, inside));
        return invert ? Ne(found, wanted) : Eq(found, wanted);
    }
}
