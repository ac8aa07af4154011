using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Picking;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>For each place of the index, the element of x that it names along a dimension.</summary>
    internal static TensorImpl Gather(TensorImpl x, long dim, TensorImpl index)
    {
        var d = Shapes.Dim(dim, x.Rank);
        CheckIndex("gather", x, d, index, null);
        using var temp = new Temporaries();
        var y = TensorImpl.Empty(index.Sizes, x.DType);
        Indexing.Gather(y, temp.Own(Dense(x)), temp.Own(Dense(index)), d);
        if (Graph.Records(x))
        {
            var sizes = x.Sizes;
            Graph.Record(
                y,
                "GatherBackward",
                pass => pass.Give(0, ScatterAdd(pass.Own(Full(sizes, 0, pass.Grad.DType)), d, pass.Saved(0), pass.Grad)),
                [x],
                [index]);
        }
        return y;
    }

    /// <summary>x with the source's elements written to the places that the index names.</summary>
    internal static TensorImpl Scatter(TensorImpl x, long dim, TensorImpl index, TensorImpl source, TensorImpl? into = null)
    {
        var d = Shapes.Dim(dim, x.Rank);
        CheckIndex("scatter", x, d, index, source);
        CheckSameDType("scatter", x, source);
        using var temp = new Temporaries();
        var places = temp.Own(Dense(index));
        var values = temp.Own(Dense(Fit(temp, source, index)));
        var result = Scattered(temp, x, into, y => Indexing.Scatter(y, values, places, d));
        if (Graph.Records(x, source))
        {
            var sizes = source.Sizes;
            Graph.Record(
                result,
                "ScatterBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        var zeros = pass.Own(Full(pass.Saved(0).Sizes, 0, pass.Grad.DType));
                        pass.Give(0, Scatter(pass.Grad, d, pass.Saved(0), zeros));
                    }
                    if (pass.Needs(1))
                    {
                        pass.Give(1, Fitted(pass, Gather(pass.Grad, d, pass.Saved(0)), sizes));
                    }
                },
                [x, source],
                [index]);
        }
        return result;
    }

    /// <summary>x with the source's elements added to the places that the index names.</summary>
    internal static TensorImpl ScatterAdd(TensorImpl x, long dim, TensorImpl index, TensorImpl source, TensorImpl? into = null)
    {
        var d = Shapes.Dim(dim, x.Rank);
        CheckIndex("scatter_add", x, d, index, source);
        CheckSameDType("scatter_add", x, source);
        using var temp = new Temporaries();
        var places = temp.Own(Dense(index));
        var values = temp.Own(Dense(Fit(temp, source, index)));
        var result = Scattered(temp, x, into, y => Indexing.ScatterAdd(y, values, places, d));
        if (Graph.Records(x, source))
        {
            var sizes = source.Sizes;
            Graph.Record(
                result,
                "ScatterAddBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.Give(0, pass.Grad.Retain());
                    }
                    if (pass.Needs(1))
                    {
                        pass.Give(1, Fitted(pass, Gather(pass.Grad, d, pass.Saved(0)), sizes));
                    }
                },
                [x, source],
                [index]);
        }
        return result;
    }

    /// <summary>Whole slices of x along a dimension, in the order of a vector of places.</summary>
    internal static TensorImpl IndexSelect(TensorImpl x, long dim, TensorImpl index)
    {
        Errors.Check(index.Rank <= 1, $"index_select(): Index is supposed to be a vector, but got {Shapes.Text(index.Sizes)}");
        var d = Shapes.Dim(dim, x.Rank);
        if (x.Rank > 0)
        {
            return Take(x, IndexPlan.Along(x, d, index));
        }
        using var temp = new Temporaries();
        return Reshape(temp.Own(IndexSelect(temp.Own(View(x, [1])), 0, index)), []);
    }

    /// <summary>x with whole slices of the source added along a dimension.</summary>
    internal static TensorImpl IndexAdd(TensorImpl x, long dim, TensorImpl index, TensorImpl source, Number alpha, TensorImpl? into = null)
    {
        var d = Shapes.Dim(dim, x.Rank);
        using var temp = new Temporaries();
        var places = temp.Own(SpreadIndex(temp, x, d, index));
        Errors.Check(
            Shapes.Same(places.Sizes, source.Sizes),
            $"index_add_(): Source/destination tensor must have same slice shapes: expected {Shapes.Text(places.Sizes)}, got {Shapes.Text(source.Sizes)}");
        return ScatterAdd(x, d, places, alpha.IsOne ? source : temp.Own(Scale(source, alpha)), into);
    }

    // A vector of places, shown for every line beside the dimension.
    private static TensorImpl SpreadIndex(Temporaries temp, TensorImpl x, int dim, TensorImpl index)
    {
        var wide = temp.Own(To(index, ScalarType.Int64));
        var shape = new long[x.Rank];
        Array.Fill(shape, 1);
        shape[dim] = wide.Count;
        var sizes = (long[])x.Sizes.Clone();
        sizes[dim] = wide.Count;
        return Expand(temp.Own(Reshape(wide, shape)), sizes);
    }

    private static TensorImpl Scattered(Temporaries temp, TensorImpl x, TensorImpl? into, Action<TensorImpl> scatter)
    {
        if (into is null)
        {
            var y = CloneStrided(x, Shapes.ContiguousStrides(x.Sizes));
            scatter(y);
            return y;
        }
        PrepareTarget(x, x.Sizes, into);
        if (into.IsContiguous)
        {
            scatter(into);
        }
        else
        {
            var dense = temp.Own(Dense(x));
            scatter(dense);
            Conversion.Copy(into, dense);
        }
        into.Storage.Version++;
        return into;
    }

    /// <summary>A contiguous form outside the graph, owned.</summary>
    private static TensorImpl Dense(TensorImpl x) => x.IsContiguous ? x.Retain() : CloneStrided(x, Shapes.ContiguousStrides(x.Sizes));

    // A source may be larger than the index: only its leading part counts.
    private static TensorImpl Fit(Temporaries temp, TensorImpl source, TensorImpl index)
    {
        return Shapes.Same(source.Sizes, index.Sizes) ? source : temp.Own(source.Alias(index.Sizes, source.Strides, source.Offset));
    }

    private static TensorImpl Fitted(Backprop pass, TensorImpl gradient, long[] sizes)
    {
        if (Shapes.Same(gradient.Sizes, sizes))
        {
            return gradient;
        }
        pass.RefuseTwice();
        var whole = Full(sizes, 0, gradient.DType);
        Conversion.Copy(pass.Own(whole.Alias(gradient.Sizes, whole.Strides, 0)), pass.Own(gradient));
        return whole;
    }

    private static void CheckIndex(string operation, TensorImpl x, int dim, TensorImpl index, TensorImpl? source)
    {
        Errors.Check(index.DType == ScalarType.Int64, $"{operation}(): Expected dtype int64 for index, got {DTypes.Name(index.DType)}");
        Errors.Check(
            Math.Max(index.Rank, 1) == Math.Max(x.Rank, 1),
            $"Index tensor must have the same number of dimensions as input tensor: {Shapes.Text(index.Sizes)} and {Shapes.Text(x.Sizes)}");
        Errors.Check(
            source is null || Math.Max(index.Rank, 1) == Math.Max(source.Rank, 1),
            $"Index tensor must have the same number of dimensions as src tensor: {Shapes.Text(index.Sizes)} and {Shapes.Text(source?.Sizes)}");
        for (var i = 0; i < index.Rank; i++)
        {
            var fits = (i == dim || x.Rank == 0 || index.Sizes[i] <= x.Sizes[i]) && (source is null || index.Sizes[i] <= (source.Rank == 0 ? 1 : source.Sizes[i]));
            Errors.Check(
                fits,
                $"Size does not match at dimension {i}: expected index {Shapes.Text(index.Sizes)} to be smaller than self {Shapes.Text(x.Sizes)} apart from dimension {dim}{(source is null ? "" : " and to be smaller than src " + Shapes.Text(source.Sizes))}");
        }
    }

    private static void CheckSameDType(string operation, TensorImpl a, TensorImpl b) => Errors.Check(
        a.DType == b.DType, $"{operation}(): Expected self.dtype to be equal to src.dtype, got {DTypes.Name(a.DType)} and {DTypes.Name(b.DType)}");
}
