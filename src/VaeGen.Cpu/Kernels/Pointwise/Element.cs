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
}
