using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>Looking up, counting and telling apart values.</content>
internal static unsafe partial class Ops
{
    /// <summary>Where each value belongs in a sorted vector, or in the row of sorted rows beside its own.</summary>
    internal static TensorImpl SearchSorted(TensorImpl sorted, TensorImpl values, bool right, TensorImpl? sorter = null)
    {
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        Errors.Check(sorted.Rank > 0, $"torch.searchsorted(): the boundaries tensor must have at least one dimension");
        Errors.Check(
            sorted.Rank == 1 || values.Rank == 0 || (values.Rank == sorted.Rank && values.Sizes.AsSpan(..^1).SequenceEqual(sorted.Sizes.AsSpan(..^1))),
            $"torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries tensor and input value tensor must match, but we got boundaries tensor {Shapes.Text(sorted.Sizes)} and input value tensor {Shapes.Text(values.Sizes)}");
        var dtype = DTypes.Result(sorted, values);
        var rows = temp.Own(To(sorter is null ? sorted : temp.Own(Gather(sorted, -1, sorter)), dtype));
        var wanted = temp.Own(To(values, dtype));
        var places = TensorImpl.Empty(values.Sizes, ScalarType.Int64);
        var isShared = sorted.Rank == 1;
        var length = sorted.Sizes[^1];
        var count = isShared ? 1 : Shapes.Count(sorted.Sizes.AsSpan(..^1));
        ElementTypes.Run(
            dtype,
            new BinarySearch(
                temp.Own(Reshape(temp.Own(Dense(rows)), [count, length])),
                temp.Own(Reshape(temp.Own(Dense(wanted)), [count, count == 0 ? 0 : values.Count / count])),
                places,
                right));
        return places;
    }

    /// <summary>How often each whole number occurs, or the sum of the weights there.</summary>
    internal static TensorImpl BinCount(TensorImpl x, TensorImpl? weights, long minimum)
    {
        Errors.Check(x.Rank == 1 && DTypes.IsIntegral(x.DType), $"bincount only supports 1-d non-negative integral inputs, not {DTypes.Name(x.DType)} of sizes {Shapes.Text(x.Sizes)}");
        Errors.Check(minimum >= 0, $"minlength should be >= 0, not {minimum}");
        Errors.Check(weights is null || Shapes.Same(weights.Sizes, x.Sizes), $"weights should be 1-d and have the same length as input, but they are {Shapes.Text(weights?.Sizes)} and {Shapes.Text(x.Sizes)}");
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var places = temp.Own(To(x, ScalarType.Int64));
        var size = minimum;
        if (x.Count > 0)
        {
            var (low, high) = (temp.Own(Amin(places, [], keepDim: false)), temp.Own(Amax(places, [], keepDim: false)));
            Errors.Check(*low.Pointer<long>() >= 0, $"bincount only supports 1-d non-negative integral inputs.");
            size = Math.Max(size, *high.Pointer<long>() + 1);
            GC.KeepAlive(high);
        }
        var dtype = weights is null ? ScalarType.Int64 : weights.DType == ScalarType.Float32 ? ScalarType.Float32 : ScalarType.Float64;
        var added = weights is null ? temp.Own(Full(x.Sizes, 1, dtype)) : temp.Own(To(weights, dtype));
        return ScatterAdd(temp.Own(Full([size], 0, dtype)), 0, places, added);
    }

    /// <summary>How many elements lie in each of so many ranges of equal width, the last of which has its upper end.</summary>
    internal static TensorImpl Histogram(TensorImpl x, long bins, double low, double high)
    {
        CheckReal("histc", x);
        Errors.Check(bins > 0, $"torch.histc(): bins must be > 0, but got {bins}");
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var values = temp.Own(Dense(temp.Own(To(x, ScalarType.Float64))));
        if (low == high && x.Count > 0)
        {
            low = *temp.Own(Amin(values, [], keepDim: false)).Pointer<double>();
            high = *temp.Own(Amax(values, [], keepDim: false)).Pointer<double>();
        }
        if (low == high)
        {
            (low, high) = (low - 1, high + 1);
        }
        Errors.Check(double.IsFinite(low) && double.IsFinite(high), $"torch.histc(): range of [{low}, {high}] is not finite");
        Errors.Check(low < high, $"torch.histc(): max must be larger than min");
        var counts = temp.Own(Full([bins], 0, ScalarType.Int64));
        for (long i = 0; i < values.Count; i++)
        {
            var value = values.Pointer<double>()[i];
            if (value >= low && value <= high)
            {
                counts.Pointer<long>()[Math.Min(bins - 1, (long)((value - low) / (high - low) * bins))]++;
            }
        }
        GC.KeepAlive(values);
        return To(counts, x.DType);
    }

    /// <summary>The distinct elements, or slices along a dimension, in order; where each one went, and how often each occurs.</summary>
    internal static (TensorImpl Output, TensorImpl Inverse, TensorImpl Counts) Unique(TensorImpl x, long? dim)
    {
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var rows = temp.Own(AsRows(temp, x, dim));
        // By the last column first, the first one last, each time stably: the rows are in order then.
        var order = temp.Own(Arange(Number.Of(0L), Number.Of(rows.Sizes[0]), Number.Of(1L), ScalarType.Int64));
        for (var column = rows.Sizes[1] - 1; column >= 0; column--)
        {
            var values = temp.Own(IndexSelect(temp.Own(Select(rows, 1, column)), 0, order));
            order = temp.Own(IndexSelect(order, 0, temp.Own(ArgSort(values, 0, descending: false))));
        }
        var (output, inverse, counts) = Runs(temp, x, temp.Own(IndexSelect(rows, 0, order)), dim);
        var back = temp.Own(Scatter(temp.Own(ZerosLike(order)), 0, order, temp.Own(inverse)));
        return (output, dim is null ? View(back, x.Sizes) : back.Retain(), counts);
    }

    /// <summary>The same of elements or slices that follow each other.</summary>
    internal static (TensorImpl Output, TensorImpl Inverse, TensorImpl Counts) UniqueConsecutive(TensorImpl x, long? dim)
    {
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var (output, inverse, counts) = Runs(temp, x, temp.Own(AsRows(temp, x, dim)), dim);
        _ = temp.Own(inverse);
        return (output, dim is null ? View(inverse, x.Sizes) : inverse.Retain(), counts);
    }

    // One row an element, or a slice.
    private static TensorImpl AsRows(Temporaries temp, TensorImpl x, long? dim)
    {
        if (dim is not { } given)
        {
            return Reshape(x, [x.Count, 1]);
        }
        var moved = temp.Own(Transpose(x, given, 0));
        return Reshape(moved, [moved.Sizes[0], moved.Sizes[0] == 0 ? 0 : moved.Count / moved.Sizes[0]]);
    }

    // The first of each run of equal rows, which run each row belongs to, and how long they are.
    private static (TensorImpl Output, TensorImpl Inverse, TensorImpl Counts) Runs(Temporaries temp, TensorImpl x, TensorImpl rows, long? dim)
    {
        var n = rows.Sizes[0];
        var run = new long[n];
        List<long> starts = [];
        if (n > 0)
        {
            var differs = temp.Own(Any(
                temp.Own(Ne(temp.Own(Narrow(rows, 0, 1, n - 1)), temp.Own(Narrow(rows, 0, 0, n - 1)))), [1], keepDim: false));
            var flags = temp.Own(Dense(differs));
            for (long i = 0; i < n; i++)
            {
                if (i == 0 || flags.Data[i - 1] != 0)
                {
                    starts.Add(i);
                }
                run[i] = starts.Count - 1;
            }
            GC.KeepAlive(flags);
        }
        var counts = new long[starts.Count];
        foreach (var k in run)
        {
            counts[k]++;
        }
        var firsts = temp.Own(IndexSelect(rows, 0, temp.Own(Vector([.. starts]))));
        if (dim is not { } given)
        {
            return (View(firsts, [starts.Count]), Vector(run), Vector(counts));
        }
        var sizes = (long[])temp.Own(Transpose(x, given, 0)).Sizes.Clone();
        sizes[0] = starts.Count;
        return (ContiguousCopy(temp.Own(Transpose(temp.Own(View(firsts, sizes)), given, 0))), Vector(run), Vector(counts));
    }
}
