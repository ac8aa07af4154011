using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The k-th smallest along a dimension, the last one by default, and where it is.</summary>
        public (Tensor values, Tensor indices) kthvalue(long k, long? dim, bool keepdim = false) => Pair(Ops.KthValue(Impl, k, dim ?? -1, keepdim));

        /// <summary>The middle of all elements, the lower of two.</summary>
        public Tensor median() => new(Ops.Median(Impl, ignoreNaN: false));

        /// <summary>The middle of all elements that are numbers.</summary>
        public Tensor nanmedian() => new(Ops.Median(Impl, ignoreNaN: true));

        /// <summary>The value that occurs most often along a dimension, the least of several, and its last place.</summary>
        public (Tensor values, Tensor indices) mode(long dim = -1, bool keepdim = false) => Pair(Ops.Mode(Impl, dim, keepdim));

        /// <summary>Values at fractions of the way through the order along a dimension, interpolated; several fractions make a leading dimension.</summary>
        public Tensor quantile(Tensor q, long dim = -1, bool keepdim = false) => new(Ops.Quantile(Impl, q.Impl, dim, keepdim, ignoreNaN: false));

        public Tensor nanquantile(Tensor q, long dim = -1, bool keepdim = false) => new(Ops.Quantile(Impl, q.Impl, dim, keepdim, ignoreNaN: true));

        /// <summary>Sorted along the first dimension.</summary>
        public Tensor msort() => new(First(Ops.Sort(Impl, 0, descending: false)));

        /// <summary>The sum of what is a number.</summary>
        public Tensor nansum() => new(Ops.NanSum(Impl, [], keepDim: false));

        /// <summary>The mean of what is a number.</summary>
        public Tensor nanmean(int? dim = null, bool keepdim = false, ScalarType? dtype = null) =>
            new(Ops.NanMean(Impl, dim is { } only ? [only] : [], keepdim, dtype));

        /// <summary>Numbers in place of NaN and the infinities.</summary>
        public Tensor nan_to_num(double nan = 0, double? posinf = null, double? neginf = null) => new(Ops.NanToNumber(Impl, nan, posinf, neginf));

        /// <summary>The least and the greatest.</summary>
        public (Tensor min, Tensor max) aminmax(long? dim = null, bool keepdim = false) => Pair(Ops.AMinMax(Impl, dim, keepdim));

        /// <summary>The p-norm of the difference.</summary>
        public Tensor dist(Tensor other, float p = 2) => Norm(Ops.Sub(Impl, other.Impl), p);

        /// <summary>Differences between neighbours along a dimension, so many times over.</summary>
        public Tensor diff(long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
            new(Ops.Differences(Impl, n, dim, prepend?.Impl, append?.Impl));

        /// <summary>The area under points a fixed distance apart, joined by lines.</summary>
        public Tensor trapezoid(double dx = 1, long dim = -1) => new(Ops.Trapezoid(Impl, null, dx, dim, cumulative: false));

        /// <summary>The area under points at these places, joined by lines.</summary>
        public Tensor trapezoid(Tensor x, long dim = -1) => new(Ops.Trapezoid(Impl, x.Impl, 1, dim, cumulative: false));

        public Tensor cumulative_trapezoid(double dx = 1, long dim = -1) => new(Ops.Trapezoid(Impl, null, dx, dim, cumulative: true));

        public Tensor cumulative_trapezoid(Tensor x, long dim = -1) => new(Ops.Trapezoid(Impl, x.Impl, 1, dim, cumulative: true));
    }
}
