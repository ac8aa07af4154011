namespace TorchSharp;

/// <content>
/// Windows of so many values. A periodic one is made to repeat: it is the symmetric window of one value more, without its last.
/// </content>
public static partial class torch
{
    /// <summary>0.5 − 0.5·cos(2πk / N).</summary>
    public static Tensor hann_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Window(len, periodic, dtype, device, requires_grad, static (k, n) => 0.5 - (0.5 * Math.Cos(2 * Math.PI * k / n)));

    /// <summary>alpha − beta·cos(2πk / N).</summary>
    public static Tensor hamming_window(
        long len, bool periodic = true, float alpha = 0.54f, float beta = 0.46f, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Window(len, periodic, dtype, device, requires_grad, (k, n) => alpha - (beta * Math.Cos(2 * Math.PI * k / n)));

    /// <summary>0.42 − 0.5·cos(2πk / N) + 0.08·cos(4πk / N).</summary>
    public static Tensor blackman_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Window(
            len, periodic, dtype, device, requires_grad,
            static (k, n) => 0.42 - (0.5 * Math.Cos(2 * Math.PI * k / n)) + (0.08 * Math.Cos(4 * Math.PI * k / n)));

    /// <summary>1 − |2k / N − 1|: a triangle.</summary>
    public static Tensor bartlett_window(long len, bool periodic = true, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Window(len, periodic, dtype, device, requires_grad, static (k, n) => 1 - Math.Abs((2 * k / n) - 1));

    /// <summary>I₀(beta·√(1 − (2k / N − 1)²)) / I₀(beta), with the Bessel function I₀.</summary>
    public static Tensor kaiser_window(long len, bool periodic = true, float beta = 12.0f, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
    {
        using var inner = Window(len, periodic, ScalarType.Float64, device, false, (k, n) => beta * Math.Sqrt(Math.Max(0, 1 - (((2 * k / n) - 1) * ((2 * k / n) - 1)))));
        // One value is all of the window, at its middle.
        using var arguments = len == 1 ? inner.fill_(beta) : inner.alias();
        using var whole = tensor((double)beta);
        using Tensor values = arguments.i0(), scale = whole.i0();
        using var window = values.div(scale);
        return window.to(dtype ?? defaultType).requires_grad_(requires_grad);
    }

    private static Tensor Window(long len, bool periodic, ScalarType? dtype, Device? device, bool requiresGrad, Func<double, double, double> value)
    {
        CheckSizes([len]);
        var values = new double[len];
        var last = periodic ? len : len - 1;
        for (var k = 0; k < values.Length; k++)
        {
            values[k] = len == 1 ? 1 : value(k, last);
        }
        return tensor(values, dtype ?? defaultType, device, requiresGrad);
    }
}
