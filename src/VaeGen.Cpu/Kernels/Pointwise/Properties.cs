using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct IsZeroProperty : IProperty
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Mask.IsZero<TLanes, T>(x);
}

internal readonly struct IsNaNProperty : IProperty
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Mask.Not<TLanes, T>(TLanes.Equal(x, x));
}

internal readonly struct IsInfinityProperty : IProperty
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Infinite.Either<TLanes, T>(x);
}

internal readonly struct IsPositiveInfinityProperty : IProperty
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Infinite.Equals<TLanes, T>(x, double.PositiveInfinity);
}

internal readonly struct IsNegativeInfinityProperty : IProperty
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Infinite.Equals<TLanes, T>(x, double.NegativeInfinity);
}

internal readonly struct IsFiniteProperty : IProperty
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Mask.IsZero<TLanes, T>(x - x);
}

/// <summary>Whether the sign is set: of −0 too, and of integers below 0.</summary>
internal readonly struct IsNegativeProperty : IProperty
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var isBelow = TLanes.Greater(TLanes.All(default), x);
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
        {
            return isBelow;
        }
        // The reciprocal of −0 is −∞.
        var isNegativeZero = TLanes.Greater(TLanes.All(default), TLanes.All(Element.To<T>(1)) / x);
        return TLanes.Select(Mask.IsZero<TLanes, T>(x), isNegativeZero, isBelow);
    }
}

internal static class Infinite
{
    // Integers are never infinite.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Equals<TLanes, T>(TLanes x, double infinity)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? TLanes.Equal(x, TLanes.All(Element.To<T>(infinity))) : TLanes.All(default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Either<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged =>
        typeof(T) == typeof(float) || typeof(T) == typeof(double) ? Equals<TLanes, T>(TLanes.Abs(x), double.PositiveInfinity) : TLanes.All(default);
}
