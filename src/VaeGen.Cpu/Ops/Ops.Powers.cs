using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>x to the power of a number.</summary>
    internal static TensorImpl Pow(TensorImpl x, Number exponent, TensorImpl? into = null)
    {
        if (!DTypes.IsFloating(x.DType))
        {
            using var wrapped = new Temporaries();
            return Pow(x, wrapped.Own(Wrap(exponent)), into);
        }
        PrepareTarget(x, x.Sizes, into);
        using var temp = new Temporaries();
        x = Source(temp, x, into, x.RequiresGrad);
        var p = exponent.Real;
        TensorImpl y;
        switch (p)
        {
            case 2: y = Pointwise.UnaryReal(default(SquareOp), x, into); break;
            case 3: y = Pointwise.UnaryReal(default(CubeOp), x, into); break;
            case 0.5: y = Pointwise.UnaryReal(default(SqrtOp), x, into); break;
            case -0.5: y = Pointwise.UnaryReal(default(RsqrtOp), x, into); break;
            case -1: y = Pointwise.UnaryReal(default(ReciprocalOp), x, into); break;
            default:
                y = PointwiseFunctions.Numbers(default(PowFunction), x, temp.Own(Full(Shapes.Scalar, p, x.DType)), into ?? Layout.Like(x));
                break;
        }
        y = Finish(y, into);
        if (Graph.Records(x))
        {
            Graph.Record(
                y,
                "PowBackward",
                pass => pass.Give(
                    0,
                    p == 0 ? ZerosLike(pass.Grad)
                    : p == 2 && !GradMode.IsEnabled ? Pointwise.BinaryReal(new ScaledProductOp(2), pass.Grad, pass.Saved(0))
                    : Mul(pass.Grad, pass.Own(Scale(pass.Own(Pow(pass.Saved(0), Number.Of(p - 1))), p)))),
                [x],
                [x]);
        }
        return y;
    }

    internal static TensorImpl Pow(TensorImpl a, TensorImpl b, TensorImpl? into = null)
    {
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into);
        CheckNoBool(x, "pow");
        var result = Finish(PointwiseFunctions.Numbers(default(PowFunction), x, y, target), into);
        if (Graph.Records(x, y))
        {
            var (sizesX, sizesY) = (x.Sizes, y.Sizes);
            Graph.Record(
                result,
                "PowBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        // y·x^(y−1), and 0 where y is 0 whatever x
                        var slope = pass.Own(Mul(pass.Saved(1), pass.Own(Pow(pass.Saved(0), pass.Own(Plus(pass.Saved(1), -1))))));
                        var isFlat = pass.Own(Pointwise.Property(default(IsZeroProperty), pass.Saved(1)));
                        pass.GiveSummed(0, Mul(pass.Grad, pass.Own(MaskedFill(slope, isFlat, Number.Of(0L)))), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        // x^y·log x, and 0 where x is 0 and y is not negative
                        var slope = pass.Own(Mul(pass.Saved(2), pass.Own(Log(pass.Saved(0)))));
                        var isZero = pass.Own(Pointwise.Property(default(IsZeroProperty), pass.Saved(0)));
                        pass.GiveSummed(1, Mul(pass.Grad, pass.Own(MaskedFill(slope, isZero, Number.Of(0L)))), sizesY);
                    }
                },
                [x, y],
                [x, y, Graph.Output]);
        }
        return result;
    }

    internal static TensorImpl Maximum(TensorImpl a, TensorImpl b) => Extreme(default(MaximumOp), a, b, "MaximumBackward", default(GreaterRelation));

    internal static TensorImpl Minimum(TensorImpl a, TensorImpl b) => Extreme(default(MinimumOp), a, b, "MinimumBackward", default(LessRelation));

    private static TensorImpl Extreme<TOp, TWins>(TOp op, TensorImpl a, TensorImpl b, string node, TWins wins)
        where TOp : struct, IBinary
        where TWins : struct, IRelation
    {
        using var temp = new Temporaries();
        var (x, y, _) = Operands(temp, a, b, null);
        var result = Pointwise.Binary(op, x, y);
        if (Graph.Records(x, y))
        {
            var (sizesX, sizesY) = (x.Sizes, y.Sizes);
            Graph.Record(
                result,
                node,
                pass =>
                {
                    // The winner takes the gradient; on a tie each takes half.
                    var half = pass.Own(Scale(pass.Grad, 0.5));
                    var zero = pass.Own(ZerosLike(pass.Grad));
                    var ties = pass.Own(Pointwise.Relation(default(EqualsRelation), pass.Saved(0), pass.Saved(1)));
                    if (pass.Needs(0))
                    {
                        var won = pass.Own(Pointwise.Relation(wins, pass.Saved(0), pass.Saved(1)));
                        pass.GiveSummed(0, Where(ties, half, pass.Own(Where(won, pass.Grad, zero))), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        var won = pass.Own(Pointwise.Relation(wins, pass.Saved(1), pass.Saved(0)));
                        pass.GiveSummed(1, Where(ties, half, pass.Own(Where(won, pass.Grad, zero))), sizesY);
                    }
                },
                [x, y],
                [x, y]);
        }
        return result;
    }
}
