using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>Functions of two real tensors, broadcast.</content>
internal static unsafe partial class Ops
{
    /// <summary>What one operand's change does to the result, times the gradient; owned by the caller.</summary>
    private delegate TensorImpl PairGradient(Backprop pass, TensorImpl x, TensorImpl y);

    internal static TensorImpl Atan2(TensorImpl a, TensorImpl b, TensorImpl? into = null) => RealPair(
        default(Atan2Function), a, b, into, "Atan2Backward",
        static (pass, y, x) => Div(pass.Own(Mul(pass.Grad, x)), pass.Own(SumOfSquares(pass, x, y))),
        static (pass, y, x) => Div(pass.Own(Mul(pass.Own(Neg(pass.Grad)), y)), pass.Own(SumOfSquares(pass, x, y))));

    internal static TensorImpl Hypot(TensorImpl a, TensorImpl b, TensorImpl? into = null) => RealPair(
        default(HypotFunction), a, b, into, "HypotBackward",
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Div(x, pass.Own(Hypot(x, y))))),
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Div(y, pass.Own(Hypot(x, y))))));

    /// <summary>x with the sign of y; flat in y, and at x = 0.</summary>
    internal static TensorImpl CopySign(TensorImpl a, TensorImpl b, TensorImpl? into = null) => RealPair(
        default(CopySignFunction), a, b, into, "CopysignBackward",
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Mul(pass.Own(Sign(x)), pass.Own(CopySign(pass.Own(OnesLike(pass, x)), y))))),
        static (pass, _, _) => ZerosLike(pass.Grad));

    /// <summary>x ln y, and 0 where x is.</summary>
    internal static TensorImpl XLogY(TensorImpl a, TensorImpl b, TensorImpl? into = null) => RealPair(
        default(XLogYFunction), a, b, into, "XlogyBackward",
        static (pass, x, y) => Mul(pass.Grad, pass.Own(MaskedFill(pass.Own(Log(y)), pass.Own(BothVanish(pass, x, y)), Number.Of(0L)))),
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Div(x, y))));

    /// <summary>x ln(1 + y), and 0 where x is.</summary>
    internal static TensorImpl XLog1PY(TensorImpl a, TensorImpl b, TensorImpl? into = null) => RealPair(
        default(XLog1PYFunction), a, b, into, "Xlog1PyBackward",
        static (pass, x, y) => Mul(pass.Grad, pass.Own(MaskedFill(pass.Own(Log1p(y)), pass.Own(BothVanish(pass, x, pass.Own(Plus(y, 1)))), Number.Of(0L)))),
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Div(x, pass.Own(Plus(y, 1))))));

    /// <summary>ln(eˣ + eʸ).</summary>
    internal static TensorImpl LogAddExp(TensorImpl a, TensorImpl b, TensorImpl? into = null) => RealPair(
        default(LogAddExpFunction), a, b, into, "LogaddexpBackward",
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Sigmoid(pass.Own(Sub(x, y))))),
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Sigmoid(pass.Own(Sub(y, x))))));

    /// <summary>log₂(2ˣ + 2ʸ).</summary>
    internal static TensorImpl LogAddExp2(TensorImpl a, TensorImpl b, TensorImpl? into = null) => RealPair(
        default(LogAddExp2Function), a, b, into, "Logaddexp2Backward",
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Sigmoid(pass.Own(Scale(pass.Own(Sub(x, y)), Math.Log(2)))))),
        static (pass, x, y) => Mul(pass.Grad, pass.Own(Sigmoid(pass.Own(Scale(pass.Own(Sub(y, x)), Math.Log(2)))))));

    /// <summary>The regularised lower incomplete gamma function P(a, x).</summary>
    internal static TensorImpl LowerGamma(TensorImpl a, TensorImpl x) => RealPair(
        default(LowerGammaFunction), a, x, null, "IgammaBackward", NotImplemented, static (pass, a, x) => Mul(pass.Grad, pass.Own(GammaDensity(pass, a, x))));

    /// <summary>The regularised upper incomplete gamma function Q(a, x).</summary>
    internal static TensorImpl UpperGamma(TensorImpl a, TensorImpl x) => RealPair(
        default(UpperGammaFunction), a, x, null, "IgammacBackward", NotImplemented, static (pass, a, x) => Mul(pass.Own(Neg(pass.Grad)), pass.Own(GammaDensity(pass, a, x))));

    /// <summary>Hurwitz's zeta function.</summary>
    internal static TensorImpl Zeta(TensorImpl s, TensorImpl q) => RealPair(
        default(ZetaFunction), s, q, null, "SpecialZetaBackward", NotImplemented,
        static (pass, s, q) => Mul(pass.Own(Mul(pass.Own(Neg(pass.Grad)), s)), pass.Own(Zeta(pass.Own(Plus(s, 1)), q))));

    /// <summary>0 below zero, 1 above, b at zero.</summary>
    internal static TensorImpl Heaviside(TensorImpl a, TensorImpl b) => NumberPair(
        default(HeavisideFunction), a, b, null, "HeavisideBackward", NotImplemented, NotImplemented);

    internal static TensorImpl NextAfter(TensorImpl a, TensorImpl b)
    {
        Errors.Check(
            DTypes.IsFloating(a.DType) && DTypes.IsFloating(b.DType),
            $"\"nextafter\" not implemented for '{DTypes.Name(a.DType)}' and '{DTypes.Name(b.DType)}'");
        return NumberPair(default(NextAfterFunction), a, b, null, "NextafterBackward", NotImplemented, NotImplemented);
    }

    /// <summary>The greater of both; of a number and NaN, the number.</summary>
    internal static TensorImpl Fmax(TensorImpl a, TensorImpl b) => NumberPair(
        default(GreaterNumberFunction), a, b, null, "FmaxBackward",
        static (pass, x, y) => MaskedFill(pass.Grad, pass.Own(LogicalNot(pass.Own(Wins(pass, Ge(x, y), y)))), Number.Of(0L)),
        static (pass, x, y) => MaskedFill(pass.Grad, pass.Own(Wins(pass, Ge(x, y), y)), Number.Of(0L)));

    /// <summary>The less of both; of a number and NaN, the number.</summary>
    internal static TensorImpl Fmin(TensorImpl a, TensorImpl b) => NumberPair(
        default(LessNumberFunction), a, b, null, "FminBackward",
        static (pass, x, y) => MaskedFill(pass.Grad, pass.Own(LogicalNot(pass.Own(Wins(pass, Le(x, y), y)))), Number.Of(0L)),
        static (pass, x, y) => MaskedFill(pass.Grad, pass.Own(Wins(pass, Le(x, y), y)), Number.Of(0L)));

    private static TensorImpl Wins(Backprop pass, TensorImpl wins, TensorImpl other) =>
        LogicalOr(pass.Own(wins), pass.Own(Pointwise.Property(default(IsNaNProperty), other)));

    private static TensorImpl SumOfSquares(Backprop pass, TensorImpl x, TensorImpl y) => Add(pass.Own(Mul(x, x)), pass.Own(Mul(y, y)));

    private static TensorImpl OnesLike(Backprop pass, TensorImpl x) => Plus(pass.Own(ZerosLike(x)), 1);

    private static TensorImpl BothVanish(Backprop pass, TensorImpl x, TensorImpl y)
    {
        var zero = pass.Own(Wrap(Number.Of(0L)));
        return LogicalAnd(pass.Own(Eq(x, zero)), pass.Own(Le(y, zero)));
    }

    // dP(a, x)/dx = x^(a − 1) e^−x / Γ(a)
    private static TensorImpl GammaDensity(Backprop pass, TensorImpl a, TensorImpl x)
    {
        var power = pass.Own(Mul(pass.Own(Plus(a, -1)), pass.Own(Log(x))));
        return Exp(pass.Own(Sub(pass.Own(Sub(power, x)), pass.Own(LogGamma(a)))));
    }

    private static TensorImpl NotImplemented(Backprop pass, TensorImpl x, TensorImpl y) =>
        throw Errors.Torch($"derivative for {pass.Node.Name.Replace("Backward", "", StringComparison.Ordinal)} is not implemented");

    private static TensorImpl RealPair<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into, string node, PairGradient ofX, PairGradient ofY)
        where TOp : struct, IRealPair
    {
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into, real: true);
        return Paired(Finish(PointwiseFunctions.RealPair(op, x, y, target), into), x, y, node, ofX, ofY);
    }

    private static TensorImpl NumberPair<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into, string node, PairGradient ofX, PairGradient ofY)
        where TOp : struct, INumberFunction
    {
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into);
        return Paired(Finish(PointwiseFunctions.Numbers(op, x, y, target), into), x, y, node, ofX, ofY);
    }

    private static TensorImpl Paired(TensorImpl result, TensorImpl x, TensorImpl y, string node, PairGradient ofX, PairGradient ofY)
    {
        if (Graph.Records(x, y))
        {
            var (sizesX, sizesY) = (x.Sizes, y.Sizes);
            Graph.Record(
                result,
                node,
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, ofX(pass, pass.Saved(0), pass.Saved(1)), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, ofY(pass, pass.Saved(0), pass.Saved(1)), sizesY);
                    }
                },
                [x, y],
                [x, y]);
        }
        return result;
    }
}
