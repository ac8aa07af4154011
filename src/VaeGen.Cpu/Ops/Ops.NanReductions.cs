using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>The sum of what is a number.</summary>
    internal static TensorImpl NanSum(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim, ScalarType? dtype = null)
    {
        using var temp = new Temporaries();
        return Sum(temp.Own(MaskedFill(x, temp.Own(Pointwise.Property(default(IsNaNProperty), x)), Number.Of(0L))), dims, keepDim, dtype);
    }

    /// <summary>The mean of what is a number.</summary>
    internal static TensorImpl NanMean(TensorImpl x, ReadOnlySpan<long> dims, bool keepDim, ScalarType? dtype = null)
    {
        CheckReal("nanmean", x);
        using var temp = new Temporaries();
        var isNumber = temp.Own(LogicalNot(temp.Own(Pointwise.Property(default(IsNaNProperty), x))));
        return Div(temp.Own(NanSum(x, dims, keepDim, dtype)), temp.Own(Sum(isNumber, dims, keepDim)));
    }

    /// <summary>Numbers in place of NaN and the infinities; by default 0 and the type's extremes.</summary>
    internal static TensorImpl NanToNumber(TensorImpl x, double nan, double? positive, double? negative)
    {
        if (!DTypes.IsFloating(x.DType))
        {
            return Clone(x);
        }
        using var temp = new Temporaries();
        var largest = x.DType == ScalarType.Float32 ? float.MaxValue : double.MaxValue;
        var y = temp.Own(MaskedFill(x, temp.Own(Pointwise.Property(default(IsNaNProperty), x)), Number.Of(nan)));
        y = temp.Own(MaskedFill(y, temp.Own(Pointwise.Property(default(IsPositiveInfinityProperty), x)), Number.Of(positive ?? largest)));
        return MaskedFill(y, temp.Own(Pointwise.Property(default(IsNegativeInfinityProperty), x)), Number.Of(negative ?? -largest));
    }

    /// <summary>The least and the greatest, along a dimension or of all.</summary>
    internal static (TensorImpl Min, TensorImpl Max) AMinMax(TensorImpl x, long? dim, bool keepDim)
    {
        long[] dims = dim is { } given ? [given] : [];
        return (Amin(x, dims, keepDim), Amax(x, dims, keepDim));
    }

    /// <summary>Differences between neighbours along a dimension, so many times over.</summary>
    internal static TensorImpl Differences(TensorImpl x, long times, long dim, TensorImpl? before, TensorImpl? after)
    {
        Errors.Check(x.Rank > 0, $"diff expects input to be at least one-dimensional");
        Errors.Check(times >= 0, $"order must be non-negative but got {times}");
        using var temp = new Temporaries();
        var d = Shapes.Dim(dim, x.Rank);
        List<TensorImpl> parts = [x];
        if (before is not null)
        {
            parts.Insert(0, before);
        }
        if (after is not null)
        {
            parts.Add(after);
        }
        var y = parts.Count == 1 ? x : temp.Own(Cat(parts.ToArray(), d));
        for (; times > 0; times--)
        {
            var rest = Math.Max(0, y.Sizes[d] - 1);
            TensorImpl left = temp.Own(Narrow(y, d, 0, rest)), right = temp.Own(Narrow(y, d, y.Sizes[d] - rest, rest));
            y = temp.Own(x.DType == ScalarType.Bool ? LogicalXor(right, left) : Sub(right, left));
        }
        return y.Retain();
    }

    /// <summary>The area under points along a dimension, joined by lines: in all, or up to each point after the first.</summary>
    internal static TensorImpl Trapezoid(TensorImpl y, TensorImpl? x, double dx, long dim, bool cumulative)
    {
        using var temp = new Temporaries();
        var d = Shapes.Dim(dim, y.Rank);
        var rest = Math.Max(0, y.Sizes[d] - 1);
        var sums = temp.Own(Add(temp.Own(Narrow(y, d, 0, rest)), temp.Own(Narrow(y, d, y.Sizes[d] - rest, rest))));
        TensorImpl areas;
        if (x is null)
        {
            areas = temp.Own(Scale(sums, dx / 2));
        }
        else
        {
            var widths = temp.Own(Differences(x, 1, x.Rank == 1 ? 0 : d - y.Rank, null, null));
            if (x.Rank == 1)
            {
                var shape = new long[y.Rank];
                Array.Fill(shape, 1);
                shape[d] = widths.Count;
                widths = temp.Own(Reshape(widths, shape));
            }
            areas = temp.Own(Scale(temp.Own(Mul(sums, widths)), 0.5));
        }
        return cumulative ? CumulativeSum(areas, d) : Sum(areas, [d], keepDim: false);
    }
}
