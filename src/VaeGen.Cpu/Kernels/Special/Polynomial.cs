namespace VaeGen.Cpu.Kernels.Special;

internal static class Polynomial
{
    /// <summary>c₀ + c₁x + c₂x² + …</summary>
    internal static double Of(ReadOnlySpan<double> coefficients, double x)
    {
        var y = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            y = (y * x) + coefficients[i];
        }
        return y;
    }
}
