using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl Asin(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(AsinFunction), x, into, "AsinBackward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(Sqrt(pass.Own(OneMinusSquare(pass, pass.Saved(0))))))), keepsInput: true);

    internal static TensorImpl Acos(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(AcosFunction), x, into, "AcosBackward", static pass => pass.Give(0, Neg(pass.Own(Div(pass.Grad, pass.Own(Sqrt(pass.Own(OneMinusSquare(pass, pass.Saved(0))))))))), keepsInput: true);

    internal static TensorImpl Atan(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(AtanFunction), x, into, "AtanBackward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(Plus(pass.Own(Mul(pass.Saved(0), pass.Saved(0))), 1)))), keepsInput: true);

    internal static TensorImpl Sinh(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(SinhFunction), x, into, "SinhBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Cosh(pass.Saved(0))))), keepsInput: true);

    internal static TensorImpl Cosh(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(CoshFunction), x, into, "CoshBackward", static pass => pass.Give(0, Mul(pass.Grad, pass.Own(Sinh(pass.Saved(0))))), keepsInput: true);

    internal static TensorImpl Asinh(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(AsinhFunction), x, into, "AsinhBackward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(Sqrt(pass.Own(Plus(pass.Own(Mul(pass.Saved(0), pass.Saved(0))), 1)))))), keepsInput: true);

    internal static TensorImpl Acosh(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(AcoshFunction), x, into, "AcoshBackward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(Sqrt(pass.Own(Plus(pass.Own(Mul(pass.Saved(0), pass.Saved(0))), -1)))))), keepsInput: true);

    internal static TensorImpl Atanh(TensorImpl x, TensorImpl? into = null) => RealFunction(
        default(AtanhFunction), x, into, "AtanhBackward", static pass => pass.Give(0, Div(pass.Grad, pass.Own(OneMinusSquare(pass, pass.Saved(0))))), keepsInput: true);

    private static TensorImpl OneMinusSquare(Backprop pass, TensorImpl x) => Plus(pass.Own(Neg(pass.Own(Mul(x, x)))), 1);
}
