using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>A function of real numbers: integers are converted first, and its backward step may need the input or the output.</summary>
    private static TensorImpl Real<TOp>(
        TOp op, TensorImpl x, TensorImpl? into, string node, BackwardFunction backward, bool keepsInput = false, bool keepsOutput = false)
        where TOp : struct, IUnary
    {
        using var temp = new Temporaries();
        var (input, target) = RealOperand(temp, x, into, keepsInput);
        return Finished(Pointwise.UnaryReal(op, input, target), input, into, node, backward, keepsInput, keepsOutput);
    }

    private static TensorImpl RealFunction<TOp>(
        TOp op, TensorImpl x, TensorImpl? into, string node, BackwardFunction backward, bool keepsInput = false, bool keepsOutput = false)
        where TOp : struct, IRealFunction
    {
        using var temp = new Temporaries();
        var (input, target) = RealOperand(temp, x, into, keepsInput);
        return Finished(PointwiseFunctions.Real(op, input, target), input, into, node, backward, keepsInput, keepsOutput);
    }

    private static (TensorImpl Input, TensorImpl? Target) RealOperand(Temporaries temp, TensorImpl x, TensorImpl? into, bool keepsInput)
    {
        var dtype = DTypes.Floating(x.DType);
        PrepareTarget(x, x.Sizes, into);
        Errors.Check(
            into is null || DTypes.CanCast(dtype, into.DType),
            $"result type {DTypes.Name(dtype)} can't be cast to the desired output type {DTypes.Name(x.DType)}");
        x = Source(temp, x, into, keepsInput && x.RequiresGrad);
        return (x.DType == dtype ? x : temp.Own(To(x, dtype)), into);
    }

    private static TensorImpl Finished(
        TensorImpl result, TensorImpl input, TensorImpl? into, string node, BackwardFunction backward, bool keepsInput, bool keepsOutput)
    {
        result = Finish(result, into);
        if (Graph.Records(input))
        {
            Graph.Record(result, node, backward, [input], keepsInput ? [input] : keepsOutput ? [Graph.Output] : []);
        }
        return result;
    }

    internal static TensorImpl Exp(TensorImpl x, TensorImpl? into = null) => Real(
        default(ExpOp), x, into, "ExpBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Saved(0))), keepsOutput: true);

    internal static TensorImpl Log(TensorImpl x, TensorImpl? into = null) => Real(
        default(LogOp), x, into, "LogBackward", static pass => pass.Give(0, Div(pass.Grad, pass.Saved(0))), keepsInput: true);

    internal static TensorImpl Log2(TensorImpl x, TensorImpl? into = null) => Real(
        default(Log2Op), x, into, "Log2Backward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(Scale(pass.Saved(0), Math.Log(2))))), keepsInput: true);

    internal static TensorImpl Log10(TensorImpl x, TensorImpl? into = null) => Real(
        default(Log10Op), x, into, "Log10Backward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(Scale(pass.Saved(0), Math.Log(10))))), keepsInput: true);

    internal static TensorImpl Log1p(TensorImpl x, TensorImpl? into = null) => Real(
        default(Log1pOp), x, into, "Log1pBackward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(Plus(pass.Saved(0), 1)))), keepsInput: true);

    internal static TensorImpl Expm1(TensorImpl x, TensorImpl? into = null) => Real(
        default(Expm1Op), x, into, "Expm1Backward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Plus(pass.Saved(0), 1)))), keepsOutput: true);

    internal static TensorImpl Sqrt(TensorImpl x, TensorImpl? into = null) => Real(
        default(SqrtOp), x, into, "SqrtBackward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(Scale(pass.Saved(0), 2)))), keepsOutput: true);

    internal static TensorImpl Rsqrt(TensorImpl x, TensorImpl? into = null) => Real(
        default(RsqrtOp), x, into, "RsqrtBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Scale(pass.Own(Pow(pass.Saved(0), Number.Of(3L))), -0.5)))), keepsOutput: true);

    internal static TensorImpl Reciprocal(TensorImpl x, TensorImpl? into = null) => Real(
        default(ReciprocalOp), x, into, "ReciprocalBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Neg(pass.Own(Mul(pass.Saved(0), pass.Saved(0))))))), keepsOutput: true);

    internal static TensorImpl Sin(TensorImpl x, TensorImpl? into = null) => Real(
        default(SinOp), x, into, "SinBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Cos(pass.Saved(0))))), keepsInput: true);

    internal static TensorImpl Cos(TensorImpl x, TensorImpl? into = null) => Real(
        default(CosOp), x, into, "CosBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Neg(pass.Own(Sin(pass.Saved(0))))))), keepsInput: true);

    internal static TensorImpl Tan(TensorImpl x, TensorImpl? into = null) => Real(
        default(TanOp), x, into, "TanBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Plus(pass.Own(Mul(pass.Saved(0), pass.Saved(0))), 1)))), keepsOutput: true);

    /// <summary>1 / (1 + exp(−x)).</summary>
    internal static TensorImpl Sigmoid(TensorImpl x, TensorImpl? into = null) => Real(
        default(SigmoidOp), x, into, "SigmoidBackward", static pass => pass.Give(0, SigmoidBackward(pass, pass.Grad, pass.Saved(0))), keepsOutput: true);

    internal static TensorImpl Tanh(TensorImpl x, TensorImpl? into = null) => Real(
        default(TanhOp), x, into, "TanhBackward", static pass => pass.Give(0, TanhBackward(pass, pass.Grad, pass.Saved(0))), keepsOutput: true);

    /// <summary>log(1 + exp(x)).</summary>
    internal static TensorImpl Softplus(TensorImpl x, TensorImpl? into = null) => Real(
        default(SoftplusOp), x, into, "SoftplusBackward", static pass => pass.Give(0, GradMode.IsEnabled ? Mul(pass.Grad, pass.Own(Sigmoid(pass.Saved(0)))) : Pointwise.BinaryReal(default(SoftplusBackwardOp), pass.Grad, pass.Saved(0))), keepsInput: true);

    private static TensorImpl SigmoidBackward(Backprop pass, TensorImpl gradient, TensorImpl y) => GradMode.IsEnabled
        ? Mul(gradient, pass.Own(Sub(y, pass.Own(Mul(y, y)))))
        : Pointwise.BinaryReal(default(SigmoidBackwardOp), gradient, y);

    private static TensorImpl TanhBackward(Backprop pass, TensorImpl gradient, TensorImpl y) => GradMode.IsEnabled
        ? Mul(gradient, pass.Own(Plus(pass.Own(Neg(pass.Own(Mul(y, y)))), 1)))
        : Pointwise.BinaryReal(default(TanhBackwardOp), gradient, y);

    /// <summary>x plus a number, in x's own type.</summary>
    internal static TensorImpl Plus(TensorImpl x, double number)
    {
        using var temp = new Temporaries();
        return Add(x, temp.Own(Wrap(Number.Of(number))));
    }
}
