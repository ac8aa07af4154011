using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>What is left of the functions of one element or two.</content>
internal static unsafe partial class Ops
{
    internal static TensorImpl SignBit(TensorImpl x) => Pointwise.Property(default(IsNegativeProperty), x);

    /// <summary>Times a number, in a real type.</summary>
    internal static TensorImpl Scaled(TensorImpl x, double factor)
    {
        using var temp = new Temporaries();
        return Scale(temp.Own(To(x, DTypes.Floating(x.DType))), factor);
    }

    /// <summary>x · 2^exponent.</summary>
    internal static TensorImpl LoadExponent(TensorImpl x, TensorImpl exponent)
    {
        using var temp = new Temporaries();
        return Mul(x, temp.Own(Exp2(exponent)));
    }

    internal static TensorImpl FloatPower(TensorImpl x, TensorImpl exponent)
    {
        using var temp = new Temporaries();
        return Pow(temp.Own(To(x, ScalarType.Float64)), temp.Own(To(exponent, ScalarType.Float64)));
    }

    internal static TensorImpl GreatestDivisor(TensorImpl a, TensorImpl b, TensorImpl? into = null) =>
        WholeNumbers(default(GreatestDivisorFunction), a, b, into, "gcd");

    internal static TensorImpl LeastMultiple(TensorImpl a, TensorImpl b, TensorImpl? into = null) =>
        WholeNumbers(default(LeastMultipleFunction), a, b, into, "lcm");

    internal static TensorImpl ShiftLeft(TensorImpl a, TensorImpl b, TensorImpl? into = null) =>
        WholeNumbers(default(ShiftLeftFunction), a, b, into, "lshift");

    internal static TensorImpl ShiftRight(TensorImpl a, TensorImpl b, TensorImpl? into = null) =>
        WholeNumbers(default(ShiftRightFunction), a, b, into, "rshift");

    /// <summary>Sums of products along a dimension.</summary>
    internal static TensorImpl VectorDot(TensorImpl a, TensorImpl b, long dim)
    {
        CheckReal("linalg.vecdot", a);
        CheckSameType(a, b);
        using var temp = new Temporaries();
        return Sum(temp.Own(Mul(a, b)), [dim], keepDim: false);
    }

    private static TensorImpl WholeNumbers<TOp>(TOp op, TensorImpl a, TensorImpl b, TensorImpl? into, string name)
        where TOp : struct, INumberFunction
    {
        Errors.Check(
            DTypes.IsIntegral(a.DType) && DTypes.IsIntegral(b.DType), $"\"{name}_cpu\" not implemented for '{DTypes.Name(DTypes.Result(a, b))}'");
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, into);
        return Finish(PointwiseFunctions.Numbers(op, x, y, target), into);
    }
}
