using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Fmod(TensorImpl a, TensorImpl b, TensorImpl? into = null) =>
        Modulo(default(FmodFunction), a, b, into, "FmodBackward", static (x, y) => TruncateDivide(x, y));

    internal static TensorImpl Remainder(TensorImpl a, TensorImpl b, TensorImpl? into = null) =>
        Modulo(default(RemainderFunction), a, b, into, "RemainderBackward", static (x, y) => FloorDivide(x, y));

    internal static TensorImpl FloorDivide(TensorImpl a, TensorImpl b, TensorImpl? into = null) =>
        IntegerDivide(default(FloorDivideFunction), a, b, into);

    internal static TensorImpl TruncateDivide(TensorImpl a, TensorImpl b, TensorImpl? into = null) =>
        IntegerDivide(default(TruncateDivideFunction), a, b, into);

    private static TensorImpl IntegerDivide<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into)
        where TOp : struct, INumberFunction
    {
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into);
        CheckNoZero(y);
        var result = Finish(PointwiseFunctions.Numbers(op, x, y, target), into);
        if (Graph.Records(x, y))
        {
            var (sizesX, sizesY) = (x.Sizes, y.Sizes);
            Graph.Record(
                result,
                "DivBackward",
                pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.GiveSummed(0, ZerosLike(pass.Grad), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        pass.GiveSummed(1, ZerosLike(pass.Grad), sizesY);
                    }
                },
                [x, y]);
        }
        return result;
    }

    private static TensorImpl Modulo<TOp>(
        TOp op, TensorImpl a, TensorImpl b, TensorImpl? into, string node, Func<TensorImpl, TensorImpl, TensorImpl> quotient)
        where TOp : struct, INumberFunction
    {
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into);
        CheckNoZero(y);
        var result = Finish(PointwiseFunctions.Numbers(op, x, y, target), into);
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
                        pass.GiveSummed(0, pass.Grad.Retain(), sizesX);
                    }
                    if (pass.Needs(1))
                    {
                        // x − y·⌊x/y⌋ (or the truncated quotient), whose quotient is flat
                        pass.GiveSummed(1, Mul(pass.Own(Neg(pass.Grad)), pass.Own(quotient(pass.Saved(0), pass.Saved(1)))), sizesY);
                    }
                },
                [x, y],
                [x, y]);
        }
        return result;
    }

    private static void CheckNoZero(TensorImpl divisor)
    {
        if (DTypes.IsFloating(divisor.DType))
        {
            return;
        }
        using var temp = new Temporaries();
        Errors.Check(!AnyTrue(temp.Own(Pointwise.Property(default(IsZeroProperty), divisor))), $"ZeroDivisionError");
    }
}
