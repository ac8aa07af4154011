using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

/// <content>Special functions.</content>
internal static unsafe partial class Ops
{
    private const double RootPi = 1.77245385090551602730;

    internal static TensorImpl Erf(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(ErfFunction), x, into, "ErfBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Bell(pass, pass.Saved(0), 1, 2 / RootPi)))), keepsInput: true);

    /// <summary>1 − erf(x).</summary>
    internal static TensorImpl Erfc(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(ErfcFunction), x, into, "ErfcBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Bell(pass, pass.Saved(0), 1, -2 / RootPi)))), keepsInput: true);

    internal static TensorImpl InverseErf(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(InverseErfFunction), x, into, "ErfinvBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Bell(pass, pass.Saved(0), -1, RootPi / 2)))), keepsOutput: true);

    /// <summary>e^(x²) · erfc(x).</summary>
    internal static TensorImpl Erfcx(TensorImpl x) => RealFunction(
        default(ErfcxFunction), x, null, "SpecialErfcxBackward",
        static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Plus(pass.Own(Scale(pass.Own(Mul(pass.Saved(0), pass.Own(Erfcx(pass.Saved(0))))), 2)), -2 / RootPi)))), keepsInput: true);

    /// <summary>The standard normal distribution function.</summary>
    internal static TensorImpl NormalCdf(TensorImpl x) => RealFunction(
        default(NormalFunction), x, null, "SpecialNdtrBackward",
        static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Bell(pass, pass.Saved(0), 0.5, 1 / Math.Sqrt(2 * Math.PI))))), keepsInput: true);

    internal static TensorImpl InverseNormalCdf(TensorImpl x) => RealFunction(
        default(InverseNormalFunction), x, null, "SpecialNdtriBackward",
        static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Bell(pass, pass.Saved(0), -0.5, Math.Sqrt(2 * Math.PI))))), keepsOutput: true);

    /// <summary>ln |Γ(x)|.</summary>
    internal static TensorImpl LogGamma(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(LogGammaFunction), x, into, "LgammaBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Polygamma(pass.Saved(0), 0)))), keepsInput: true);

    /// <summary>The derivative of that number of ln Γ's derivative.</summary>
    internal static TensorImpl Polygamma(TensorImpl x, long order, TensorImpl? into = null)
    {
        Errors.Check(order is >= 0 and < 1000, $"polygamma(n, x) does not support negative n, nor an n above 999, but n is {order}");
        return RealFunction(
            new PolygammaFunction((int)order), x, into, "PolygammaBackward", pass => pass.Give(0, Mul(pass.Grad, pass.Own(Polygamma(pass.Saved(0), order + 1)))), keepsInput: true);
    }

    /// <summary>The logarithm of the p-variate gamma function.</summary>
    internal static TensorImpl MultivariateLogGamma(TensorImpl x, long p)
    {
        Errors.Check(p >= 1, $"mvlgamma: p has to be greater than or equal to 1, but it is {p}");
        using var temp = new Temporaries();
        var arguments = temp.Own(TensorImpl.Empty([p], DTypes.Floating(x.DType)));
        for (long i = 0; i < p; i++)
        {
            using var inner = new Temporaries();
            FillInPlace(inner.Own(Select(arguments, 0, i)), Number.Of(-i / 2.0));
        }
        var sum = temp.Own(Sum(temp.Own(LogGamma(temp.Own(Add(temp.Own(Unsqueeze(x, -1)), arguments)))), [-1], keepDim: false));
        return Plus(sum, p * (p - 1) / 4.0 * Math.Log(Math.PI));
    }

    /// <summary>2ˣ.</summary>
    internal static TensorImpl Exp2(TensorImpl x, TensorImpl? into = null) => Real(
        default(Exp2Op), x, into, "Exp2Backward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Scale(pass.Saved(0), Math.Log(2))))), keepsOutput: true);

    /// <summary>sin(πx) / πx.</summary>
    internal static TensorImpl Sinc(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(SincFunction), x, into, "SincBackward",
        static pass =>
        {
            // (cos πx − sinc x) / x
            var input = pass.Saved(0);
            var difference = pass.Own(Sub(pass.Own(Cos(pass.Own(Scale(input, Math.PI)))), pass.Own(Sinc(input))));
            pass.Give(0, Mul(pass.Grad, pass.Own(OverZero(pass, pass.Own(Div(difference, input)), input, 0))));
        },
        keepsInput: true);

    /// <summary>ln(x / (1 − x)); with an eps, of x kept that far from 0 and 1.</summary>
    internal static TensorImpl Logit(TensorImpl x, double? eps, TensorImpl? into = null) => RealFunction(
        new LogitFunction(eps ?? -1), x, into, "LogitBackward",
        pass =>
        {
            var input = pass.Saved(0);
            var slope = pass.Own(Reciprocal(pass.Own(Sub(input, pass.Own(Mul(input, input))))));
            if (eps is { } margin)
            {
                var isOutside = pass.Own(LogicalOr(
                    pass.Own(Lt(input, pass.Own(Wrap(Number.Of(margin))))), pass.Own(Gt(input, pass.Own(Wrap(Number.Of(1 - margin)))))));
                slope = pass.Own(MaskedFill(slope, isOutside, Number.Of(0L)));
            }
            pass.Give(0, Mul(pass.Grad, slope));
        },
        keepsInput: true);

    /// <summary>−x ln x.</summary>
    internal static TensorImpl Entropy(TensorImpl x) => RealFunction(
        default(EntropyFunction), x, null, "SpecialEntrBackward",
        static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Neg(pass.Own(Plus(pass.Own(Log(pass.Saved(0))), 1)))))), keepsInput: true);

    internal static TensorImpl BesselI0(TensorImpl x) => RealFunction(
        default(BesselI0Function), x, null, "I0Backward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(BesselI1(pass.Saved(0))))), keepsInput: true);

    internal static TensorImpl BesselI0Scaled(TensorImpl x) => RealFunction(
        default(BesselI0ScaledFunction), x, null, "SpecialI0EBackward",
        static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Sub(pass.Own(BesselI1Scaled(pass.Saved(0))), pass.Own(Mul(pass.Own(Sign(pass.Saved(0))), pass.Own(BesselI0Scaled(pass.Saved(0))))))))), keepsInput: true);

    internal static TensorImpl BesselI1(TensorImpl x) => RealFunction(
        default(BesselI1Function), x, null, "SpecialI1Backward",
        static pass =>
        {
            var ratio = pass.Own(OverZero(pass, pass.Own(Div(pass.Own(BesselI1(pass.Saved(0))), pass.Saved(0))), pass.Saved(0), 0.5));
            pass.Give(0, Mul(pass.Grad, pass.Own(Sub(pass.Own(BesselI0(pass.Saved(0))), ratio))));
        },
        keepsInput: true);

    internal static TensorImpl BesselI1Scaled(TensorImpl x) => RealFunction(
        default(BesselI1ScaledFunction), x, null, "SpecialI1EBackward",
        static pass =>
        {
            var own = pass.Own(BesselI1Scaled(pass.Saved(0)));
            var ratio = pass.Own(OverZero(pass, pass.Own(Div(own, pass.Saved(0))), pass.Saved(0), 0.5));
            var decay = pass.Own(Mul(pass.Own(Sign(pass.Saved(0))), own));
            pass.Give(0, Mul(pass.Grad, pass.Own(Sub(pass.Own(Sub(pass.Own(BesselI0Scaled(pass.Saved(0))), ratio)), decay))));
        },
        keepsInput: true);

    // factor · e^(−steepness · x²)
    private static TensorImpl Bell(Backprop pass, TensorImpl x, double steepness, double factor) =>
        Scale(pass.Own(Exp(pass.Own(Scale(pass.Own(Mul(x, x)), -steepness)))), factor);

    // A quotient by x with its limit where x is 0.
    private static TensorImpl OverZero(Backprop pass, TensorImpl quotient, TensorImpl x, double limit) =>
        MaskedFill(quotient, pass.Own(Pointwise.Property(default(IsZeroProperty), x)), Number.Of(limit));
}
