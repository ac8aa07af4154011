namespace VaeGen.Cpu.Kernels.Special;

/// <summary>Modified Bessel functions of the first kind, in double precision.</summary>
internal static class Bessel
{
    // Beyond it the asymptotic series is exact to the last digit before it starts to diverge.
    private const double Far = 40;

    internal static double I0(double x) => Math.Abs(x) < Far ? Series(x, 0) : Math.Exp(Math.Abs(x)) * Asymptotic(x, 0);

    /// <summary>e^−|x| · I₀(x).</summary>
    internal static double I0Scaled(double x) => Math.Abs(x) < Far ? Math.Exp(-Math.Abs(x)) * Series(x, 0) : Asymptotic(x, 0);

    internal static double I1(double x) => Math.Abs(x) < Far ? Series(x, 1) : Math.Exp(Math.Abs(x)) * Asymptotic(x, 1);

    /// <summary>e^−|x| · I₁(x).</summary>
    internal static double I1Scaled(double x) => Math.Abs(x) < Far ? Math.Exp(-Math.Abs(x)) * Series(x, 1) : Asymptotic(x, 1);

    // Σ (x/2)^(2k + order) / k! (k + order)!: no term is negative, so nothing cancels.
    private static double Series(double x, int order)
    {
        var quarter = x * x / 4;
        double term = order == 0 ? 1 : x / 2, sum = term;
        for (var k = 1; Math.Abs(term) > Math.Abs(sum) * 1e-17; k++)
        {
            term *= quarter / (k * (double)(k + order));
            sum += term;
        }
        return sum;
    }

    // (1 − (4n² − 1)/8x + (4n² − 1)(4n² − 9)/2!(8x)² − …) / √2πx
    private static double Asymptotic(double x, int order)
    {
        var a = Math.Abs(x);
        double term = 1, sum = 1;
        for (var k = 1; k < 30 && Math.Abs(term) > 1e-17; k++)
        {
            var odd = (2 * k) - 1;
            term *= -((4 * order) - (odd * odd)) / (8 * a * k);
            sum += term;
        }
        var y = double.IsInfinity(a) ? 0 : sum / Math.Sqrt(2 * Math.PI * a);
        return order == 1 ? Math.CopySign(y, x) : y;
    }
}
