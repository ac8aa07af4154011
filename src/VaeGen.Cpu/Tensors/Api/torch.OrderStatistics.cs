namespace TorchSharp;

public static partial class torch
{
    /// <summary>The k-th smallest along a dimension, the last one by default, and where it is.</summary>
    public static (Tensor values, Tensor indices) kthvalue(Tensor input, long k, long? dim, bool keepdim = false) => input.kthvalue(k, dim, keepdim);

    /// <summary>The middle of all elements, the lower of two.</summary>
    public static Tensor median(Tensor input) => input.median();

    /// <summary>The middle of all elements that are numbers.</summary>
    public static Tensor nanmedian(Tensor input) => input.nanmedian();

    /// <summary>The value that occurs most often along a dimension, the least of several, and its last place.</summary>
    public static (Tensor values, Tensor indices) mode(Tensor input, long dim = -1, bool keepdim = false) => input.mode(dim, keepdim);

    /// <summary>Values at fractions of the way through the order along a dimension, interpolated; several fractions make a leading dimension.</summary>
    public static Tensor quantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.quantile(q, dim, keepdim);

    public static Tensor nanquantile(Tensor input, Tensor q, long dim = -1, bool keepdim = false) => input.nanquantile(q, dim, keepdim);

    /// <summary>Sorted along the first dimension.</summary>
    public static Tensor msort(Tensor tensor) => tensor.msort();

    /// <summary>The sum of what is a number.</summary>
    public static Tensor nansum(Tensor input) => input.nansum();

    /// <summary>The mean of what is a number.</summary>
    public static Tensor nanmean(Tensor input, int? dim = null, bool keepdim = false, ScalarType? dtype = null) => input.nanmean(dim, keepdim, dtype);

    /// <summary>Numbers in place of NaN and the infinities.</summary>
    public static Tensor nan_to_num(Tensor input, double nan = 0, double? posinf = null, double? neginf = null) => input.nan_to_num(nan, posinf, neginf);

    /// <summary>The least and the greatest.</summary>
    public static (Tensor min, Tensor max) aminmax(Tensor input, long? dim = null, bool keepdim = false) => input.aminmax(dim, keepdim);

    /// <summary>The p-norm of the difference.</summary>
    public static Tensor dist(Tensor input, Tensor other, float p = 2) => input.dist(other, p);

    /// <summary>Differences between neighbours along a dimension, so many times over.</summary>
    public static Tensor diff(Tensor input, long n = 1, long dim = -1, Tensor? prepend = null, Tensor? append = null) =>
        input.diff(n, dim, prepend, append);

    /// <summary>The area under points a fixed distance apart, joined by lines.</summary>
    public static Tensor trapezoid(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);

    /// <summary>The area under points at these places, joined by lines.</summary>
    public static Tensor trapezoid(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);

    public static Tensor cumulative_trapezoid(Tensor y, double dx = 1, long dim = -1) => y.cumulative_trapezoid(dx, dim);

    public static Tensor cumulative_trapezoid(Tensor y, Tensor x, long dim = -1) => y.cumulative_trapezoid(x, dim);

    public static Tensor trapz(Tensor y, double dx = 1, long dim = -1) => y.trapezoid(dx, dim);

    public static Tensor trapz(Tensor y, Tensor x, long dim = -1) => y.trapezoid(x, dim);
}
