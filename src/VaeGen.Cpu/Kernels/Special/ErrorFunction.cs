namespace VaeGen.Cpu.Kernels.Special;

/// <summary>The error function and its relatives, by rational approximations on four intervals with the double-precision coefficients of fdlibm.</summary>
internal static class ErrorFunction
{
    private const double Erx = 0.8450629115104675;

    private static ReadOnlySpan<double> SmallTop => [0.12837916709551256, -0.3250421072470015, -0.02848174957559851, -0.005770270296489442, -2.3763016656650163e-05];

    private static ReadOnlySpan<double> SmallBottom => [1, 0.39791722395915535, 0.0650222499887673, 0.005081306281875766, 0.00013249473800432164, -3.960228278775368e-06];

    private static ReadOnlySpan<double> MiddleTop => [-0.0023621185607526594, 0.41485611868374833, -0.3722078760357013, 0.31834661990116175, -0.11089469428239668, 0.035478304325618236, -0.002166375594868791];

    private static ReadOnlySpan<double> MiddleBottom => [1, 0.10642088040084423, 0.540397917702171, 0.07182865441419627, 0.12617121980876164, 0.01363708391202905, 0.011984499846799107];

    private static ReadOnlySpan<double> LargeTop => [-0.009864944034847148, -0.6938585727071818, -10.558626225323291, -62.375332450326006, -162.39666946257347, -184.60509290671104, -81.2874355063066, -9.814329344169145];

    private static ReadOnlySpan<double> LargeBottom => [1, 19.651271667439257, 137.65775414351904, 434.56587747522923, 645.3872717332679, 429.00814002756783, 108.63500554177944, 6.570249770319282, -0.0604244152148581];

    private static ReadOnlySpan<double> TailTop => [-0.0098649429247001, -0.799283237680523, -17.757954917754752, -160.63638485582192, -637.5664433683896, -1025.0951316110772, -483.5191916086514];

    private static ReadOnlySpan<double> TailBottom => [1, 30.33806074348246, 325.7925129965739, 1536.729586084437, 3199.8582195085955, 2553.0504064331644, 474.52854120695537, -22.44095244658582];

    private const double HalfRootPi = 0.88622692545275801365;

    internal static double Erf(double x)
    {
        var a = Math.Abs(x);
        if (a < 0.84375)
        {
            return x + (x * Small(x));
        }
        if (a < 1.25)
        {
            return Math.CopySign(Erx + Middle(a), x);
        }
        return double.IsNaN(x) ? x : Math.CopySign(1 - Erfc(a), x);
    }

    /// <summary>1 − erf(x), exact in the upper tail too.</summary>
    internal static double Erfc(double x)
    {
        var a = Math.Abs(x);
        if (a < 0.84375)
        {
            return x < 0.25 ? 1 - (x + (x * Small(x))) : 0.5 - (x - 0.5 + (x * Small(x)));
        }
        if (a < 1.25)
        {
            return x < 0 ? 1 + Erx + Middle(a) : 1 - Erx - Middle(a);
        }
        if (double.IsNaN(x))
        {
            return x;
        }
        var tail = 0.0;
        if (a < 28)
        {
            // e^(−a²) in two parts: z² is exact when z has half the digits of a.
            var z = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(a) & ~0xFFFFFFFFL);
            tail = Math.Exp(-(z * z)) * Math.Exp((z - a) * (z + a)) * ScaledTail(a);
        }
        return x < 0 ? 2 - tail : tail;
    }

    /// <summary>e^(x²) · erfc(x).</summary>
    internal static double ScaledErfc(double x)
    {
        if (x >= 28)
        {
            // (1 − 1/2x² + 3/4x⁴ − …) / x√π
            var s = 1 / (2 * x * x);
            return (1 - (s * (1 - (3 * s * (1 - (5 * s)))))) / (2 * HalfRootPi * x);
        }
        if (x >= 1.25)
        {
            return ScaledTail(x);
        }
        return Math.Exp(x * x) * Erfc(x);
    }

    /// <summary>The x for which erf(x) = y.</summary>
    internal static double InverseErf(double y) =>
        Math.Abs(y) < 0.5 ? Refined(y, 1 - y, static (x, y, _) => Erf(x) - y)
        : Math.CopySign(Upper(1 - Math.Abs(y)), y);

    /// <summary>The x for which the standard normal distribution function is p.</summary>
    internal static double InverseNormal(double p) =>
        Math.Sqrt(2) * (p < 0.25 ? -Upper(2 * p) : p > 0.75 ? Upper(2 * (1 - p)) : InverseErf((2 * p) - 1));

    // The x for which erfc(x) = q, q at most 1/2.
    private static double Upper(double q) => Refined(1 - q, q, static (x, _, q) => q - Erfc(x));

    // Winitzki's approximation, two thousandths off, then Halley's steps, each of which triples the digits.
    private static double Refined(double y, double q, Func<double, double, double, double> residual)
    {
        if (!(q > 0 && q < 2))
        {
            return q == 0 ? double.PositiveInfinity : q == 2 ? double.NegativeInfinity : double.NaN;
        }
        var log = Math.Log(q * (1 + y));
        var t = 4.3307467508 + (log / 2);
        var x = Math.CopySign(Math.Sqrt(Math.Max(0, Math.Sqrt((t * t) - (log / 0.147)) - t)), y);
        for (var step = 0; step < 3; step++)
        {
            var e = residual(x, y, q) * HalfRootPi * Math.Exp(x * x);
            x -= e / (1 + (x * e));
        }
        return x;
    }

    private static double Small(double x) => Polynomial.Of(SmallTop, x * x) / Polynomial.Of(SmallBottom, x * x);

    private static double Middle(double a) => Polynomial.Of(MiddleTop, a - 1) / Polynomial.Of(MiddleBottom, a - 1);

    // e^(a²) · erfc(a) from 1.25 on.
    private static double ScaledTail(double a)
    {
        var s = 1 / (a * a);
        var ratio = a < 1 / 0.35
            ? Polynomial.Of(LargeTop, s) / Polynomial.Of(LargeBottom, s)
            : Polynomial.Of(TailTop, s) / Polynomial.Of(TailBottom, s);
        return Math.Exp(ratio - 0.5625) / a;
    }
}
