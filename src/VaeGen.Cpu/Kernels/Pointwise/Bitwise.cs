using System.Numerics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>Bit by bit, of integers; truth values are bytes of 0 and 1, for which the same holds.</summary>
internal readonly struct BitAndFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(x) & long.CreateTruncating(y));
}

internal readonly struct BitOrFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(x) | long.CreateTruncating(y));
}

internal readonly struct BitXorFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(x) ^ long.CreateTruncating(y));
}
