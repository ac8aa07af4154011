using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>(x − t)².</summary>
internal readonly struct SquaredLoss : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var difference = x - target;
        return difference * difference;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var difference = x - target;
        return difference + difference;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var difference = target - x;
        return difference + difference;
    }
}

/// <summary>|x − t|.</summary>
internal readonly struct AbsoluteLoss : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Abs(x - target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Distance.Sign<TLanes, T>(x - target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => -ByInput<TLanes, T>(x, target, extra);
}

/// <summary>(x − t)² / 2β within β of the target, |x − t| − β/2 beyond.</summary>
internal readonly struct SmoothLoss(double beta) : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var distance = TLanes.Abs(x - target);
        var limit = LaneMath.Of<TLanes, T>(beta);
        var near = LaneMath.Of<TLanes, T>(0.5) * distance * distance / limit;
        return TLanes.Select(TLanes.Greater(limit, distance), near, distance - LaneMath.Of<TLanes, T>(0.5 * beta));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Distance.Clip<TLanes, T>(x - target, beta, 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => -ByInput<TLanes, T>(x, target, extra);
}

/// <summary>(x − t)² / 2 within δ of the target, δ·(|x − t| − δ/2) beyond.</summary>
internal readonly struct HuberLoss(double delta) : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var distance = TLanes.Abs(x - target);
        var limit = LaneMath.Of<TLanes, T>(delta);
        var near = LaneMath.Of<TLanes, T>(0.5) * distance * distance;
        return TLanes.Select(TLanes.Greater(distance, limit), limit * (distance - LaneMath.Of<TLanes, T>(0.5 * delta)), near);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => Distance.Clip<TLanes, T>(x - target, delta, delta);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => -ByInput<TLanes, T>(x, target, extra);
}

file static class Distance
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Sign<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes zero = TLanes.All(default), one = LaneMath.Of<TLanes, T>(1);
        return TLanes.Select(TLanes.Greater(x, zero), one, TLanes.Select(TLanes.Greater(zero, x), -one, zero));
    }

    /// <summary>height · x / limit within the limit, ±height beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Clip<TLanes, T>(TLanes x, double limit, double height)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var inside = limit == height ? x : x / LaneMath.Of<TLanes, T>(limit / height);
        var outside = LaneMath.Of<TLanes, T>(height) * Sign<TLanes, T>(x);
        return TLanes.Select(TLanes.Greater(TLanes.Abs(x), LaneMath.Of<TLanes, T>(limit)), outside, inside);
    }
}
