using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>What a value's place in the order says.</content>
internal static unsafe partial class Ops
{
    /// <summary>The k-th smallest along a dimension and where it is.</summary>
    internal static (TensorImpl Values, TensorImpl Indices) KthValue(TensorImpl x, long k, long dim, bool keepDim)
    {
        var d = Shapes.Dim(dim, x.Rank);
        var size = x.Rank == 0 ? 1 : x.Sizes[d];
        Errors.Check(k >= 1 && k <= size, $"kthvalue(): selected number k out of range for dimension {d}: {k} of {size}");
        using var temp = new Temporaries();
        var (values, indices) = Sort(x, d, descending: false);
        _ = temp.Own(values);
        _ = temp.Own(indices);
        if (x.Rank == 0)
        {
            return (values.Retain(), indices.Retain());
        }
        TensorImpl value = temp.Own(Narrow(values, d, k - 1, 1)), index = temp.Own(Narrow(indices, d, k - 1, 1));
        return keepDim ? (Clone(value), Clone(index)) : (Clone(temp.Own(Squeeze(value, d))), Clone(temp.Own(Squeeze(index, d))));
    }

    /// <summary>The middle of all elements, the lower of two; NaN if there is one, or of the others. Equal ones share the gradient.</summary>
    internal static TensorImpl Median(TensorImpl x, bool ignoreNaN)
    {
        using var temp = new Temporaries();
        TensorImpl y;
        using (GradMode.Enable(false))
        {
            var (sorted, order) = Sort(temp.Own(Reshape(x, [x.Count])), 0, descending: false);
            _ = temp.Own(sorted);
            _ = temp.Own(order);
            var isNaN = temp.Own(Pointwise.Property(default(IsNaNProperty), sorted));
            var count = x.Count - *temp.Own(CountNonZero(isNaN, [])).Pointer<long>();
            // NaN stands last, so it is found where a full median would be if any is to be reported.
            var place = count < x.Count && !ignoreNaN ? x.Count - 1 : Math.Max(0, (count - 1) / 2);
            y = x.Count == 0 || count == 0 ? Full(Shapes.Scalar, double.NaN, x.DType) : Clone(temp.Own(Select(sorted, 0, place)));
        }
        if (Graph.Records(x))
        {
            Graph.Record(
                y,
                "MedianBackward",
                static pass =>
                {
                    var isMedian = pass.Own(To(pass.Own(Eq(pass.Saved(0), pass.Saved(1))), pass.Grad.DType));
                    var share = pass.Own(Div(pass.Grad, pass.Own(Sum(isMedian, [], keepDim: false))));
                    pass.Give(0, Mul(isMedian, share));
                },
                [x],
                [x, Graph.Output]);
        }
        return y;
    }

    /// <summary>The value that occurs most often along a dimension, the least of several, and its last place.</summary>
    internal static (TensorImpl Values, TensorImpl Indices) Mode(TensorImpl x, long dim, bool keepDim)
    {
        var d = Shapes.Dim(dim, x.Rank);
        Errors.Check(x.Rank == 0 || x.Sizes[d] > 0, $"mode(): Expected reduction dim {d} to have non-zero size.");
        using var temp = new Temporaries();
        TensorImpl index;
        using (GradMode.Enable(false))
        {
            var line = x.Rank == 0 ? temp.Own(View(x, [1])) : temp.Own(Transpose(x, d, -1));
            var (sorted, order) = Sort(line, -1, descending: false);
            var (values, places) = (temp.Own(Dense(temp.Own(sorted))), temp.Own(Dense(temp.Own(order))));
            var length = line.Sizes[^1];
            index = TensorImpl.Empty([.. line.Sizes[..^1], 1], ScalarType.Int64);
            // How long the run up to each place is: 1 where a new value starts.
            var isNew = length < 2 ? null : temp.Own(Dense(temp.Own(Ne(temp.Own(Narrow(values, -1, 1, length - 1)), temp.Own(Narrow(values, -1, 0, length - 1))))));
            for (long row = 0; row < index.Count; row++)
            {
                long best = 0, longest = 1, run = 1;
                for (long k = 1; k < length; k++)
                {
                    run = isNew!.Data[(row * (length - 1)) + k - 1] != 0 ? 1 : run + 1;
                    if (run > longest)
                    {
                        (longest, best) = (run, k);
                    }
                }
                index.Pointer<long>()[row] = places.Pointer<long>()[(row * length) + best];
            }
            GC.KeepAlive(places);
            GC.KeepAlive(isNew);
            _ = temp.Own(index);
            index = x.Rank == 0 ? View(index, Shapes.Scalar) : Transpose(index, d, -1);
        }
        _ = temp.Own(index);
        var picked = temp.Own(Gather(x, d, index));
        return keepDim || x.Rank == 0 ? (picked.Retain(), index.Retain()) : (Squeeze(picked, d), Squeeze(index, d));
    }

    /// <summary>Values at fractions of the way through the order, interpolated; for each fraction, a leading dimension.</summary>
    internal static TensorImpl Quantile(TensorImpl x, TensorImpl q, long dim, bool keepDim, bool ignoreNaN)
    {
        Errors.Check(
            DTypes.IsFloating(x.DType) && q.DType == x.DType, $"quantile() input tensor must be either float or double dtype, and q of the same: got {DTypes.Name(x.DType)} and {DTypes.Name(q.DType)}");
        Errors.Check(q.Rank <= 1, $"quantile() q must be a scalar or 1D tensor, not of sizes {Shapes.Text(q.Sizes)}");
        Errors.Check(x.Count > 0, $"quantile() input tensor must be non-empty");
        using var temp = new Temporaries();
        var line = x.Rank == 0 ? temp.Own(View(x, [1])) : temp.Own(Transpose(x, dim, -1));
        var (values, order) = Sort(line, -1, descending: false);
        _ = temp.Own(values);
        _ = temp.Own(order);
        // [.., 1] numbers to count in, and the places [.., q] between them
        var isNaN = temp.Own(Pointwise.Property(default(IsNaNProperty), values));
        var numbers = temp.Own(To(temp.Own(Sum(temp.Own(LogicalNot(isNaN)), [-1], keepDim: true)), x.DType));
        var last = temp.Own(Clamp(temp.Own(Plus(ignoreNaN ? numbers : temp.Own(Full(numbers.Sizes, line.Sizes[^1], x.DType)), -1)), Number.Of(0L), null));
        var ranks = temp.Own(Mul(temp.Own(Reshape(q, [q.Count])), last));
        var below = temp.Own(Floor(ranks));
        var lower = temp.Own(Gather(values, -1, temp.Own(To(below, ScalarType.Int64))));
        var upper = temp.Own(Gather(values, -1, temp.Own(To(temp.Own(Ceil(ranks)), ScalarType.Int64))));
        var result = temp.Own(Lerp(lower, upper, temp.Own(Sub(ranks, below))));
        if (!ignoreNaN)
        {
            result = temp.Own(MaskedFill(result, temp.Own(Any(isNaN, [-1], keepDim: true)), Number.Of(double.NaN)));
        }
        // [.., q] to [q, .., 1], and the 1 back to where the dimension was
        var leading = temp.Own(Unsqueeze(temp.Own(Permute(result, [result.Rank - 1, .. Enumerable.Range(0, result.Rank - 1).Select(static i => (long)i)])), -1));
        var d = Shapes.Dim(dim, x.Rank);
        var placed = x.Rank == 0 ? leading : temp.Own(Transpose(leading, d + 1, -1));
        var kept = keepDim && x.Rank > 0 ? placed : temp.Own(Squeeze(placed, x.Rank == 0 ? 1 : d + 1));
        return q.Rank == 0 ? Clone(temp.Own(Squeeze(kept, 0))) : Clone(kept);
    }
}
