using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

/// <summary>dσ/dx = σ(1 − σ).</summary>
internal readonly struct SigmoidBackwardOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes gradient, TLanes output)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => gradient * ((TLanes.All(Element.To<T>(1)) - output) * output);
}

/// <summary>d tanh/dx = 1 − tanh².</summary>
internal readonly struct TanhBackwardOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes gradient, TLanes output)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => gradient * (TLanes.All(Element.To<T>(1)) - (output * output));
}

/// <summary>factor · x · y.</summary>
internal readonly struct ScaledProductOp(double factor) : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.All(Element.To<T>(factor)) * (x * y);
}

/// <summary>The gradient where the input lay between the bounds.</summary>
internal readonly struct ClampBackwardOp(Number low, Number high) : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes gradient, TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var inside = TLanes.Select(TLanes.GreaterOrEqual(x, TLanes.All(Element.To<T>(low))), gradient, TLanes.All(default));
        return TLanes.Select(TLanes.GreaterOrEqual(TLanes.All(Element.To<T>(high)), x), inside, TLanes.All(default));
    }
}

/// <summary>d softplus/dx = σ(x).</summary>
internal readonly struct SoftplusBackwardOp : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes gradient, TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var one = TLanes.All(Element.To<T>(1));
        return gradient / (one + TLanes.Exp(-x));
    }
}

/// <summary>x + z · (y − x).</summary>
internal readonly struct LerpOp : ITernary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y, TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.MultiplyAdd(z, y - x, x);
}

/// <summary>x + value · y · z.</summary>
internal readonly struct AddcmulOp(double value) : ITernary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y, TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.MultiplyAdd(TLanes.All(Element.To<T>(value)) * y, z, x);
}

/// <summary>x + value · y / z.</summary>
internal readonly struct AddcdivOp(double value) : ITernary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y, TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => x + (TLanes.All(Element.To<T>(value)) * y / z);
}

/// <summary>x · y + z.</summary>
internal readonly struct MultiplyAddOp : ITernary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x, TLanes y, TLanes z)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.MultiplyAdd(x, y, z);
}
