using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct EqualsRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Equal(x, y);
}

internal readonly struct DiffersRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Mask.Not<TLanes, T>(TLanes.Equal(x, y));
}

internal readonly struct LessRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Greater(y, x);
}

internal readonly struct LessOrEqualRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.GreaterOrEqual(y, x);
}

internal readonly struct GreaterRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Greater(x, y);
}

internal readonly struct GreaterOrEqualRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.GreaterOrEqual(x, y);
}

internal readonly struct AndRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(Mask.IsZero<TLanes, T>(x), TLanes.All(default), Mask.Not<TLanes, T>(Mask.IsZero<TLanes, T>(y)));
}

internal readonly struct OrRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Mask.Not<TLanes, T>(TLanes.Select(Mask.IsZero<TLanes, T>(x), Mask.IsZero<TLanes, T>(y), TLanes.All(default)));
}

internal readonly struct XorRelation : IRelation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Holds<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(Mask.IsZero<TLanes, T>(x), Mask.Not<TLanes, T>(Mask.IsZero<TLanes, T>(y)), Mask.IsZero<TLanes, T>(y));
}

/// <summary>Masks as comparisons make them: all bits of a lane, or none.</summary>
internal static class Mask
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Not<TLanes, T>(TLanes mask)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(mask, TLanes.All(default), TLanes.Equal(TLanes.All(default), TLanes.All(default)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes IsZero<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Equal(x, TLanes.All(default));
}
