using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>start + weight · (end − start).</summary>
    internal static TensorImpl Lerp(TensorImpl start, TensorImpl end, TensorImpl weight, TensorImpl? into = null)
    {
        CheckTypes("lerp", start, end, weight);
        PrepareTarget(start, Shapes.Broadcast(Shapes.Broadcast(start.Sizes, end.Sizes), weight.Sizes), into);
        using var temp = new Temporaries();
        start = Source(temp, start, into, start.RequiresGrad || end.RequiresGrad || weight.RequiresGrad);
        var result = Finish(Pointwise.TernaryReal(default(LerpOp), start, end, weight, into), into);
        if (Graph.Records([start, end, weight]))
        {
            var (sizesS, sizesE, sizesW) = (start.Sizes, end.Sizes, weight.Sizes);
            Graph.Record(
                result,
                "LerpBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, Sub(pass.Grad, pass.Own(Mul(pass.Grad, pass.Saved(2)))), sizesS);
                    }
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, Mul(pass.Grad, pass.Saved(2)), sizesE);
                    }
                    if (pass.Needs(2))
                    {
                        pass.GiveSummed(2, Mul(pass.Grad, pass.Own(Sub(pass.Saved(1), pass.Saved(0)))), sizesW);
                    }
                },
                [start, end, weight],
                [start, end, weight]);
        }
        return result;
    }

    /// <summary>x + value · a · b.</summary>
    internal static TensorImpl Addcmul(TensorImpl x, TensorImpl a, TensorImpl b, Number value, TensorImpl? into = null)
    {
        CheckTypes("addcmul", x, a, b);
        PrepareTarget(x, Shapes.Broadcast(Shapes.Broadcast(x.Sizes, a.Sizes), b.Sizes), into);
        var result = Finish(Pointwise.TernaryReal(new AddcmulOp(value.Real), x, a, b, into), into);
        if (Graph.Records([x, a, b]))
        {
            var (sizesX, sizesA, sizesB) = (x.Sizes, a.Sizes, b.Sizes);
            Graph.Record(
                result,
                "AddcmulBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, pass.Grad.Retain(), sizesX);
                    }
                    var scaled = pass.Own(Scale(pass.Grad, value));
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, Mul(scaled, pass.Saved(1)), sizesA);
                    }
                    if (pass.Needs(2))
                    {
                        pass.GiveSummed(2, Mul(scaled, pass.Saved(0)), sizesB);
                    }
                },
                [x, a, b],
                [a, b]);
        }
        return result;
    }

    /// <summary>x + value · a / b.</summary>
    internal static TensorImpl Addcdiv(TensorImpl x, TensorImpl a, TensorImpl b, Number value, TensorImpl? into = null)
    {
        CheckTypes("addcdiv", x, a, b);
        PrepareTarget(x, Shapes.Broadcast(Shapes.Broadcast(x.Sizes, a.Sizes), b.Sizes), into);
        var result = Finish(Pointwise.TernaryReal(new AddcdivOp(value.Real), x, a, b, into), into);
        if (Graph.Records([x, a, b]))
        {
            var (sizesX, sizesA, sizesB) = (x.Sizes, a.Sizes, b.Sizes);
            Graph.Record(
                result,
                "AddcdivBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, pass.Grad.Retain(), sizesX);
                    }
                    var scaled = pass.Own(Div(pass.Own(Scale(pass.Grad, value)), pass.Saved(1)));
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, scaled.Retain(), sizesA);
                    }
                    if (pass.Needs(2))
                    {
                        var ratio = pass.Own(Div(pass.Saved(0), pass.Saved(1)));
                        pass.GiveSummed(2, Mul(pass.Own(Neg(scaled)), ratio), sizesB);
                    }
                },
                [x, a, b],
                [a, b]);
        }
        return result;
    }

    private static void CheckTypes(string operation, TensorImpl a, TensorImpl b, TensorImpl c) => Errors.Check(
        a.DType == b.DType && b.DType == c.DType && DTypes.IsFloating(a.DType),
        $"{operation} needs floating point tensors of one type, but got {DTypes.Name(a.DType)}, {DTypes.Name(b.DType)} and {DTypes.Name(c.DType)}");
}
