using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>Conversions between a number and an element type that is only known as unmanaged.</summary>
internal static class Element
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T To<T>(double value) where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            return Unsafe.BitCast<float, T>((float)value);
        }
        if (typeof(T) == typeof(double))
        {
            return Unsafe.BitCast<double, T>(value);
        }
        return FromInteger<T>((long)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T To<T>(Number value) where T : unmanaged =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? To<T>(value.Real) : FromInteger<T>(value.Integer);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T FromInteger<T>(long value) where T : unmanaged
    {
        if (typeof(T) == typeof(long))
        {
            return Unsafe.BitCast<long, T>(value);
        }
        if (typeof(T) == typeof(int))
        {
            return Unsafe.BitCast<int, T>((int)value);
        }
        if (typeof(T) == typeof(short))
        {
            return Unsafe.BitCast<short, T>((short)value);
        }
        if (typeof(T) == typeof(sbyte))
        {
            return Unsafe.BitCast<sbyte, T>((sbyte)value);
        }
        return Unsafe.BitCast<byte, T>((byte)value);
    }

    /// <summary>−∞, or the least integer.</summary>
    internal static T Lowest<T>() where T : unmanaged =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? To<T>(double.NegativeInfinity)
        : typeof(T) == typeof(long) ? FromInteger<T>(long.MinValue)
        : typeof(T) == typeof(int) ? FromInteger<T>(int.MinValue)
        : typeof(T) == typeof(short) ? FromInteger<T>(short.MinValue)
        : typeof(T) == typeof(sbyte) ? FromInteger<T>(sbyte.MinValue)
        : default;

    /// <summary>+∞, or the greatest integer.</summary>
    internal static T Highest<T>() where T : unmanaged =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? To<T>(double.PositiveInfinity)
        : typeof(T) == typeof(long) ? FromInteger<T>(long.MaxValue)
        : typeof(T) == typeof(int) ? FromInteger<T>(int.MaxValue)
        : typeof(T) == typeof(short) ? FromInteger<T>(short.MaxValue)
        : typeof(T) == typeof(sbyte) ? FromInteger<T>(sbyte.MaxValue)
        : FromInteger<T>(byte.MaxValue);
}
