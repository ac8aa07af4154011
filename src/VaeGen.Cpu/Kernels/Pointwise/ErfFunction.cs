namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>The error function, by rational approximations on four intervals with the double-precision coefficients of fdlibm.</summary>
internal readonly struct ErfFunction : IRealFunction
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

    public double Invoke(double x)
    {
        var a = Math.Abs(x);
        if (a < 0.84375)
        {
            var square = x * x;
            return x + (x * Polynomial(SmallTop, square) / Polynomial(SmallBottom, square));
        }
        if (double.IsNaN(x))
        {
            return x;
        }
        double y;
        if (a < 1.25)
        {
            y = Erx + (Polynomial(MiddleTop, a - 1) / Polynomial(MiddleBottom, a - 1));
        }
        else if (a < 6)
        {
            var s = 1 / (a * a);
            var ratio = a < 1 / 0.35
                ? Polynomial(LargeTop, s) / Polynomial(LargeBottom, s)
                : Polynomial(TailTop, s) / Polynomial(TailBottom, s);
            y = 1 - (Math.Exp(-(a * a) - 0.5625 + ratio) / a);
        }
        else
        {
            y = 1;
        }
        return Math.CopySign(y, x);
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var y = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            y = (y * x) + coefficients[i];
        }
        return y;
    }
}
