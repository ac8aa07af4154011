using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The limits of a type of real numbers.</summary>
    public struct FInfo
    {
        /// <summary>Bits to a number.</summary>
        public int bits;

        /// <summary>The step from 1 to the next number.</summary>
        public double eps;

        public double max;

        public double min;

        /// <summary>The smallest positive number that still has every digit.</summary>
        public double tiny;

        /// <inheritdoc cref="tiny"/>
        public double smallest_normal;

        /// <summary>The digits that a decimal number of this type keeps, as a power of ten.</summary>
        public double resolution;
    }

    /// <summary>The limits of the default type.</summary>
    public static FInfo finfo() => finfo(defaultType);

    /// <summary>The limits of a type of real numbers, or of the parts of a complex one.</summary>
    /// <exception cref="ArgumentException">The type is none of them.</exception>
    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float16 => Limits(16, Math.ScaleB(1, -10), 65504, Math.ScaleB(1, -14), 1e-3),
        ScalarType.BFloat16 => Limits(16, Math.ScaleB(1, -7), Math.ScaleB(255, 120), Math.ScaleB(1, -126), 1e-2),
        ScalarType.Float32 or ScalarType.ComplexFloat32 => Limits(32, Math.ScaleB(1, -23), float.MaxValue, Math.ScaleB(1, -126), 1e-6),
        ScalarType.Float64 or ScalarType.ComplexFloat64 => Limits(64, Math.ScaleB(1, -52), double.MaxValue, Math.ScaleB(1, -1022), 1e-15),
        _ => throw new ArgumentException($"A type of real numbers is expected, not {dtype}.", nameof(dtype)),
    };

    /// <summary>The largest value of a type of whole numbers.</summary>
    /// <exception cref="ArgumentException">The type is none of them.</exception>
    public static long max_int_value(ScalarType type) => DTypes.IsIntegral(type)
        ? type == ScalarType.Byte ? byte.MaxValue : long.MaxValue >> (64 - (8 * DTypes.Size(type)))
        : throw new ArgumentException($"A type of whole numbers is expected, not {type}.", nameof(type));

    private static FInfo Limits(int bits, double eps, double max, double tiny, double resolution) =>
        new() { bits = bits, eps = eps, max = max, min = -max, tiny = tiny, smallest_normal = tiny, resolution = resolution };
}
