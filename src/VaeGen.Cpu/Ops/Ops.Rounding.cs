using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Floor(TensorImpl x, TensorImpl? into = null) => Rounded(default(FloorOp), x, into, "FloorBackward");

    internal static TensorImpl Ceil(TensorImpl x, TensorImpl? into = null) => Rounded(default(CeilingOp), x, into, "CeilBackward");

    internal static TensorImpl Round(TensorImpl x, TensorImpl? into = null) => Rounded(default(RoundOp), x, into, "RoundBackward");

    internal static TensorImpl Trunc(TensorImpl x, TensorImpl? into = null) => Rounded(default(TruncateOp), x, into, "TruncBackward");

    internal static TensorImpl Abs(TensorImpl x, TensorImpl? into = null)
    {
        CheckNoBool(x, "abs");
        PrepareTarget(x, x.Sizes, into);
        using var temp = new Temporaries();
        x = Source(temp, x, into, x.RequiresGrad);
        var y = Finish(Pointwise.Unary(default(AbsOp), x, into), into);
        if (Graph.Records(x))
        {
            Graph.Record(y, "AbsBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Sign(pass.Saved(0))))), [x], [x]);
        }
        return y;
    }

    /// <summary>−1, 0 or 1; its gradient is zero everywhere.</summary>
    internal static TensorImpl Sign(TensorImpl x, TensorImpl? into = null)
    {
        PrepareTarget(x, x.Sizes, into);
        return Flat(Finish(Pointwise.Unary(default(SignOp), x, into), into), x, "SignBackward");
    }

    // Integers are rounded already.
    private static TensorImpl Rounded<TOp>(TOp op, TensorImpl x, TensorImpl? into, string node)
        where TOp : struct, IUnary
    {
        CheckNoBool(x, "rounding");
        PrepareTarget(x, x.Sizes, into);
        if (!DTypes.IsFloating(x.DType))
        {
            return into ?? Clone(x);
        }
        return Flat(Finish(Pointwise.UnaryReal(op, x, into), into), x, node);
    }

    private static TensorImpl Flat(TensorImpl y, TensorImpl x, string node)
    {
        if (Graph.Records(x))
        {
            Graph.Record(y, node, static pass => pass.Give(0, ZerosLike(pass.Grad)), [x]);
        }
        return y;
    }
}
