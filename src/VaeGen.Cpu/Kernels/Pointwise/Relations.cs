using System.Numerics;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct EqualsRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x == y;
}

internal readonly struct DiffersRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x != y;
}

internal readonly struct LessRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x < y;
}

internal readonly struct LessOrEqualRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x <= y;
}

internal readonly struct GreaterRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x > y;
}

internal readonly struct GreaterOrEqualRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x >= y;
}

internal readonly struct AndRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x != T.Zero && y != T.Zero;
}

internal readonly struct OrRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => x != T.Zero || y != T.Zero;
}

internal readonly struct XorRelation : IRelation
{
    public bool Invoke<T>(T x, T y)
        where T : unmanaged, INumber<T> => (x != T.Zero) != (y != T.Zero);
}

internal readonly struct IsZeroProperty : IProperty
{
    public bool Invoke<T>(T x)
        where T : unmanaged, INumber<T> => x == T.Zero;
}

internal readonly struct IsNaNProperty : IProperty
{
    public bool Invoke<T>(T x)
        where T : unmanaged, INumber<T> => T.IsNaN(x);
}

internal readonly struct IsInfinityProperty : IProperty
{
    public bool Invoke<T>(T x)
        where T : unmanaged, INumber<T> => T.IsInfinity(x);
}

internal readonly struct IsPositiveInfinityProperty : IProperty
{
    public bool Invoke<T>(T x)
        where T : unmanaged, INumber<T> => T.IsPositiveInfinity(x);
}

internal readonly struct IsNegativeInfinityProperty : IProperty
{
    public bool Invoke<T>(T x)
        where T : unmanaged, INumber<T> => T.IsNegativeInfinity(x);
}

internal readonly struct IsFiniteProperty : IProperty
{
    public bool Invoke<T>(T x)
        where T : unmanaged, INumber<T> => T.IsFinite(x);
}

internal readonly struct IsNegativeProperty : IProperty
{
    public bool Invoke<T>(T x)
        where T : unmanaged, INumber<T> => T.IsNegative(x);
}
