namespace VaeGen.Cpu.Kernels.Special;

/// <summary>The gamma function's logarithm, its derivatives and the incomplete gamma functions, in double precision.</summary>
/// <remarks>
/// Each is carried by its recurrence to where its asymptotic series is exact to the last digit (Abramowitz and Stegun, 6.1.41,
/// 6.3.18, 23.2.9), and by its reflection to the right half of the line.
/// </remarks>
internal static class Gamma
{
    private const double Far = 12;

    // Nearer, since the logarithm grows on the way and loses digits where it is near 0: at 1 and 2.
    private const double FarForLog = 7;

    private static ReadOnlySpan<double> LogSeries =>
    [
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400, 43867.0 / 244188, -174611.0 / 125400,
    ];

    private static ReadOnlySpan<double> DigammaSeries => [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760];

    // B₂ₖ / (2k)!
    private static ReadOnlySpan<double> ZetaSeries =>
    [
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000, 1.0 / 74724249600,
    ];

    /// <summary>ln |Γ(x)|.</summary>
    internal static double Log(double x)
    {
        if (double.IsNaN(x))
        {
            return x;
        }
        if (double.IsInfinity(x) || (x <= 0 && x == Math.Floor(x)))
        {
            return double.PositiveInfinity;
        }
        if (x is 1 or 2)
        {
            return 0;
        }
        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Abs(double.SinPi(x))) - Log(1 - x);
        }
        var product = 1.0;
        for (; x < FarForLog; x++)
        {
            product *= x;
        }
        var series = Polynomial.Of(LogSeries, 1 / (x * x)) / x;
        return ((x - 0.5) * Math.Log(x)) - x + 0.91893853320467274178 + series - Math.Log(product);
    }

    /// <summary>The derivative of ln Γ(x).</summary>
    internal static double Digamma(double x)
    {
        if (x == 0)
        {
            return Math.CopySign(double.PositiveInfinity, -x);
        }
        if (x < 0)
        {
            return x == Math.Floor(x) ? double.NaN : Digamma(1 - x) - (Math.PI / double.TanPi(x));
        }
        var sum = 0.0;
        for (; x < Far; x++)
        {
            sum += 1 / x;
        }
        var s = 1 / (x * x);
        return Math.Log(x) - (0.5 / x) - (s * Polynomial.Of(DigammaSeries, s)) - sum;
    }

    /// <summary>The (n + 1)-th derivative of ln Γ(x).</summary>
    internal static double Polygamma(int n, double x) => n switch
    {
        0 => Digamma(x),
        // Far to the left the sum below would be long: reflected.
        1 when x < 0.5 => Math.Pow(Math.PI / double.SinPi(x), 2) - Zeta(2, 1 - x),
        1 => Zeta(2, x),
        _ => (n % 2 == 0 ? -1 : 1) * Math.Exp(Log(n + 1.0)) * Zeta(n + 1.0, x),
    };

    /// <summary>Hurwitz's zeta function: the sum of (q + k)^−s over all k.</summary>
    internal static double Zeta(double s, double q)
    {
        if (s == 1)
        {
            return double.PositiveInfinity;
        }
        if (!(s > 1) || double.IsNaN(q) || (q <= 0 && q != Math.Floor(q) && s != Math.Floor(s)))
        {
            return double.NaN;
        }
        if (q <= 0 && q == Math.Floor(q))
        {
            return double.PositiveInfinity;
        }
        // Euler and Maclaurin: the first terms one by one, the rest as an integral with corrections.
        var sum = 0.0;
        for (; q < Far; q++)
        {
            sum += Math.Pow(q, -s);
        }
        var power = Math.Pow(q, -s);
        sum += (power * q / (s - 1)) + (power / 2);
        var factor = s * power / q;
        for (var k = 0; k < ZetaSeries.Length; k++)
        {
            sum += ZetaSeries[k] * factor;
            factor *= (s + (2 * k) + 1) * (s + (2 * k) + 2) / (q * q);
        }
        return sum;
    }

    /// <summary>The regularised lower incomplete gamma function P(a, x).</summary>
    internal static double Lower(double a, double x)
    {
        if (!(a >= 0 && x >= 0) || (a == 0 && x == 0))
        {
            return double.NaN;
        }
        if (x == 0 || a == 0)
        {
            return x == 0 ? 0 : 1;
        }
        return double.IsInfinity(a) ? (double.IsInfinity(x) ? double.NaN : 0)
            : double.IsInfinity(x) ? 1
            : x < a + 1 ? LowerSeries(a, x) : 1 - UpperFraction(a, x);
    }

    /// <summary>The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x).</summary>
    internal static double Upper(double a, double x)
    {
        var isRegular = a > 0 && x > 0 && double.IsFinite(a) && double.IsFinite(x);
        return isRegular && x >= a + 1 ? UpperFraction(a, x) : 1 - Lower(a, x);
    }

    private static double LowerSeries(double a, double x)
    {
        double term = 1 / a, sum = term;
        for (var n = a + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            sum += term;
        }
        return sum * Math.Exp((a * Math.Log(x)) - x - Log(a));
    }

    // Lentz's evaluation of Legendre's continued fraction.
    private static double UpperFraction(double a, double x)
    {
        const double Tiny = 1e-300;
        var b = x + 1 - a;
        double c = 1 / Tiny, d = 1 / b, h = d;
        for (var i = 1; i < 100_000; i++)
        {
            var top = -i * (i - a);
            b += 2;
            d = (top * d) + b;
            d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
            c = b + (top / c);
            c = Math.Abs(c) < Tiny ? Tiny : c;
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }
        return h * Math.Exp((a * Math.Log(x)) - x - Log(a));
    }
}
