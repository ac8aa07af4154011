using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct AbsOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Abs(x);
}

internal readonly struct SignOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var zero = TLanes.All(default);
        var one = TLanes.All(Element.To<T>(1));
        var sign = TLanes.Select(TLanes.Greater(x, zero), one, zero);
        return TLanes.Select(TLanes.Greater(zero, x), zero - one, sign);
    }
}

internal readonly struct FloorOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Floor(x);
}

internal readonly struct CeilingOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Ceiling(x);
}

internal readonly struct RoundOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Round(x);
}

internal readonly struct TruncateOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Truncate(x);
}

internal readonly struct SqrtOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Sqrt(x);
}

internal readonly struct RsqrtOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.All(Element.To<T>(1)) / TLanes.Sqrt(x);
}

internal readonly struct ReciprocalOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.All(Element.To<T>(1)) / x;
}

internal readonly struct SquareOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x * x;
}

internal readonly struct CubeOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x * x * x;
}

/// <summary>Between two bounds; NaN stays NaN.</summary>
internal readonly struct ClampOp(Number low, Number high) : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Min(TLanes.Max(x, TLanes.All(Element.To<T>(low))), TLanes.All(Element.To<T>(high)));
}

internal readonly struct ClampMinOp(Number low) : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Max(x, TLanes.All(Element.To<T>(low)));
}

internal readonly struct ClampMaxOp(Number high) : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Min(x, TLanes.All(Element.To<T>(high)));
}
