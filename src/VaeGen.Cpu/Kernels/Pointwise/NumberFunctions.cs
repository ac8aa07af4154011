using System.Numerics;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>x mod y with the sign of x, as C's fmod.</summary>
internal readonly struct FmodFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x % y;
}

/// <summary>x mod y with the sign of y, as Python's %.</summary>
internal readonly struct RemainderFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        var rest = x % y;
        return rest != T.Zero && T.IsNegative(rest) != T.IsNegative(y) ? rest + y : rest;
    }
}

internal readonly struct FloorDivideFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            return T.CreateTruncating(Math.Floor(double.CreateTruncating(x / y)));
        }
        var quotient = x / y;
        return x % y != T.Zero && T.IsNegative(x) != T.IsNegative(y) ? quotient - T.One : quotient;
    }
}

internal readonly struct TruncateDivideFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? T.CreateTruncating(Math.Truncate(double.CreateTruncating(x / y))) : x / y;
}

internal readonly struct PowFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        if (typeof(T) == typeof(float) || typeof(T) == typeof(double))
        {
            return T.CreateTruncating(Math.Pow(double.CreateTruncating(x), double.CreateTruncating(y)));
        }
        if (T.IsNegative(y))
        {
            // Of the integers only 1 and −1 have integer reciprocals.
            return x == T.One ? T.One : x == -T.One ? (T.IsEvenInteger(y) ? T.One : x) : T.Zero;
        }
        var result = T.One;
        for (var factor = x; y != T.Zero; factor *= factor)
        {
            if (T.IsOddInteger(y))
            {
                result *= factor;
            }
            y /= T.CreateTruncating(2);
        }
        return result;
    }
}

internal readonly struct Atan2Function : IRealPair
{
    public double Invoke(double x, double y) => Math.Atan2(x, y);
}
