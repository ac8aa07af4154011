using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    internal static TensorImpl BitAnd(TensorImpl a, TensorImpl b) => Bitwise(default(BitAndFunction), a, b, "bitwise_and");

    internal static TensorImpl BitOr(TensorImpl a, TensorImpl b) => Bitwise(default(BitOrFunction), a, b, "bitwise_or");

    internal static TensorImpl BitXor(TensorImpl a, TensorImpl b) => Bitwise(default(BitXorFunction), a, b, "bitwise_xor");

    /// <summary>Every bit turned over; for truth values, what does not hold.</summary>
    internal static TensorImpl BitNot(TensorImpl x)
    {
        using var temp = new Temporaries();
        return BitXor(x, temp.Own(Wrap(x.DType == ScalarType.Bool ? Number.Of(true) : Number.Of(-1L))));
    }

    private static TensorImpl Bitwise<TOp>(TOp op, TensorImpl a, TensorImpl b, string name)
        where TOp : struct, INumberFunction
    {
        Errors.Check(
            !DTypes.IsFloating(a.DType) && !DTypes.IsFloating(b.DType),
            $"\"{name}\" is for integers and truth values, not for {DTypes.Name(a.DType)} and {DTypes.Name(b.DType)}");
        using var temp = new Temporaries();
        var (x, y, target) = Operands(temp, a, b, null);
        return PointwiseFunctions.Numbers(op, x, y, target);
    }
}
