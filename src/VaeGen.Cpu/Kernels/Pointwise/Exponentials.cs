using System.Runtime.CompilerServices;

namespace VaeGen.Cpu.Kernels.Pointwise;

internal readonly struct ExpOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Exp(x);
}

/// <summary>2ˣ.</summary>
internal readonly struct Exp2Op : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => VectorMath.Exp2<TLanes, T>(x);
}

internal readonly struct LogOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Log(x);
}

internal readonly struct Log2Op : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Log2(x);
}

internal readonly struct Log10Op : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Log(x) * TLanes.All(Element.To<T>(0.43429448190325182765));
}

/// <summary>log(1 + x), exact near zero too.</summary>
internal readonly struct Log1pOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Accurate.Log1p<TLanes, T>(x);
}

/// <summary>exp(x) − 1, exact near zero too.</summary>
internal readonly struct Expm1Op : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Accurate.Expm1<TLanes, T>(x);
}

internal readonly struct SigmoidOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => VectorMath.Sigmoid<TLanes, T>(x);
}

internal readonly struct TanhOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => VectorMath.Tanh<TLanes, T>(x);
}

internal readonly struct SinOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Sin(x);
}

internal readonly struct CosOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Cos(x);
}

internal readonly struct TanOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Sin(x) / TLanes.Cos(x);
}

internal readonly struct SoftplusOp : IUnary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Invoke<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Max(x, TLanes.All(default)) + VectorMath.LogOnePlusExpNegativeAbs<TLanes, T>(x);
}

/// <summary>Functions whose plain formula loses digits near zero.</summary>
internal static class Accurate
{
    /// <summary>log(1 + x): the rounding of 1 + x is made good by the factor x / (u − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Log1p<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var one = TLanes.All(Element.To<T>(1));
        var u = x + one;
        var d = u - one;
        var y = TLanes.Log(u) * (x / d);
        y = TLanes.Select(TLanes.Equal(d, TLanes.All(default)), x, y);
        // an infinite u makes the factor NaN
        return TLanes.Select(TLanes.Equal(u, x), TLanes.Log(u), y);
    }

    /// <summary>exp(x) − 1, by the same idea turned around.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Expm1<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var one = TLanes.All(Element.To<T>(1));
        var u = TLanes.Exp(x);
        var d = u - one;
        var y = d * (x / TLanes.Log(u));
        y = TLanes.Select(TLanes.Equal(u, one), x, y);
        // far below zero log(u) is useless and d is −1; far above it u − 1 = u
        y = TLanes.Select(TLanes.Equal(d, -one), d, y);
        return TLanes.Select(TLanes.Equal(d, u), u, y);
    }
}
