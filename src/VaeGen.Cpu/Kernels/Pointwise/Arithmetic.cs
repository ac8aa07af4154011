using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct AddOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x + y;
}

internal readonly struct SubtractOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x - y;
}

internal readonly struct MultiplyOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x * y;
}

internal readonly struct DivideOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x / y;
}

internal readonly struct MaximumOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Max(x, y);
}

internal readonly struct MinimumOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Min(x, y);
}

/// <summary>x + alpha · y.</summary>
internal readonly struct AddScaledOp(double alpha) : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.MultiplyAdd(y, TLanes.All(Element.To<T>(alpha)), x);
}

/// <summary>The upstream gradient where the output is positive: relu's backward step.</summary>
internal readonly struct ReluBackwardOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes gradient, TLanes output)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var zero = TLanes.All(default);
        return TLanes.Select(TLanes.Greater(output, zero), gradient, zero);
    }
}

internal readonly struct NegateOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => -x;
}

internal readonly struct ReluOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Max(x, TLanes.All(default));
}
