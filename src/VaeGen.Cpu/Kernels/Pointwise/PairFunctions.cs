using System.Numerics;
using VaeGen.Cpu.Kernels.Special;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct HypotFunction : IRealPair
{
    public double Invoke(double x, double y) => double.Hypot(x, y);
}

internal readonly struct CopySignFunction : IRealPair
{
    public double Invoke(double x, double y) => Math.CopySign(x, y);
}

/// <summary>x ln y, and 0 where x is.</summary>
internal readonly struct XLogYFunction : IRealPair
{
    public double Invoke(double x, double y) => double.IsNaN(y) ? y : x == 0 ? 0 : x * Math.Log(y);
}

/// <summary>x ln(1 + y), and 0 where x is.</summary>
internal readonly struct XLog1PYFunction : IRealPair
{
    public double Invoke(double x, double y) => double.IsNaN(y) ? y : x == 0 ? 0 : x * double.LogP1(y);
}

/// <summary>ln(eˣ + eʸ).</summary>
internal readonly struct LogAddExpFunction : IRealPair
{
    public double Invoke(double x, double y) => x == y ? x + Math.Log(2) : Math.Max(x, y) + double.LogP1(Math.Exp(-Math.Abs(x - y)));
}

/// <summary>log₂(2ˣ + 2ʸ).</summary>
internal readonly struct LogAddExp2Function : IRealPair
{
    public double Invoke(double x, double y) => x == y ? x + 1 : Math.Max(x, y) + double.Log2P1(double.Exp2(-Math.Abs(x - y)));
}

internal readonly struct LowerGammaFunction : IRealPair
{
    public double Invoke(double x, double y) => Gamma.Lower(x, y);
}

internal readonly struct UpperGammaFunction : IRealPair
{
    public double Invoke(double x, double y) => Gamma.Upper(x, y);
}

internal readonly struct ZetaFunction : IRealPair
{
    public double Invoke(double x, double y) => Gamma.Zeta(x, y);
}

/// <summary>0 below zero, 1 above, y at zero.</summary>
internal readonly struct HeavisideFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.IsNaN(x) ? x : x == T.Zero ? y : x > T.Zero ? T.One : T.Zero;
}

/// <summary>The greater; of a number and NaN, the number.</summary>
internal readonly struct GreaterNumberFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.IsNaN(x) || y > x ? y : x;
}

/// <summary>The less; of a number and NaN, the number.</summary>
internal readonly struct LessNumberFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.IsNaN(x) || y < x ? y : x;
}

internal readonly struct NextAfterFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> =>
        T.IsNaN(x) || T.IsNaN(y) ? x + y
        : x == y ? y
        : typeof(T) == typeof(float) ? T.CreateTruncating(x < y ? float.BitIncrement(float.CreateTruncating(x)) : float.BitDecrement(float.CreateTruncating(x)))
        : T.CreateTruncating(x < y ? double.BitIncrement(double.CreateTruncating(x)) : double.BitDecrement(double.CreateTruncating(x)));
}

internal readonly struct GreatestDivisorFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        while (y != T.Zero)
        {
            (x, y) = (y, x % y);
        }
        return T.IsNegative(x) ? -x : x;
    }
}

internal readonly struct LeastMultipleFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T>
    {
        var divisor = default(GreatestDivisorFunction).Invoke(x, y);
        var multiple = divisor == T.Zero ? T.Zero : x / divisor * y;
        return T.IsNegative(multiple) ? -multiple : multiple;
    }
}

internal readonly struct ShiftLeftFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(x) << int.CreateTruncating(y));
}

internal readonly struct ShiftRightFunction : INumberFunction
{
    public T Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => T.CreateTruncating(long.CreateTruncating(x) >> int.CreateTruncating(y));
}
