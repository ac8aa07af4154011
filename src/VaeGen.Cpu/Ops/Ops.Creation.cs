using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <summary>
/// The operations of the engine. Each computes with a kernel and, where gradients are wanted, records how to go back.
/// What a method returns is owned by the caller once; what it is given stays the caller's.
/// </summary>
internal static unsafe partial class Ops
{
    internal static TensorImpl Full(long[] sizes, double value, ScalarType dtype)
    {
        var result = TensorImpl.Empty(sizes, dtype);
        Conversion.Fill(result, value, (long)value);
        return result;
    }

    internal static TensorImpl Full(long[] sizes, Number value, ScalarType dtype)
    {
        var result = TensorImpl.Empty(sizes, dtype);
        Conversion.Fill(result, value.Real, value.Integer);
        return result;
    }

    /// <summary>A number as an operand: a tensor without dimensions that yields to the other operand's type.</summary>
    internal static TensorImpl Wrap(Number value)
    {
        var result = Full(Shapes.Scalar, value, value.DType);
        result.IsNumber = true;
        return result;
    }
}
