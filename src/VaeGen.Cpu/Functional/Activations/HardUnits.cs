using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional.Activations;

/// <summary>(x + 3) / 6 within [0, 1]: a sigmoid of straight lines.</summary>
internal readonly struct HardSigmoid : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var raised = TLanes.Max(x + LaneMath.Of<TLanes, T>(3), TLanes.All(default));
        return TLanes.Min(raised, LaneMath.Of<TLanes, T>(6)) / LaneMath.Of<TLanes, T>(6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged =>
        TLanes.Select(TLanes.Greater(LaneMath.Of<TLanes, T>(3), TLanes.Abs(x)), LaneMath.Of<TLanes, T>(1.0 / 6), TLanes.All(default));
}

/// <summary>x times that (Howard et al. 2019).</summary>
internal readonly struct HardSwish : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var raised = TLanes.Max(x + LaneMath.Of<TLanes, T>(3), TLanes.All(default));
        return x * TLanes.Min(raised, LaneMath.Of<TLanes, T>(6)) / LaneMath.Of<TLanes, T>(6);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var three = LaneMath.Of<TLanes, T>(3);
        var above = TLanes.Select(TLanes.GreaterOrEqual(x, three), LaneMath.Of<TLanes, T>(1), (x / three) + LaneMath.Of<TLanes, T>(0.5));
        return TLanes.Select(TLanes.GreaterOrEqual(-three, x), TLanes.All(default), above);
    }
}

/// <summary>x where |x| passes the threshold, 0 elsewhere.</summary>
internal readonly struct HardShrink(double threshold) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged =>
        TLanes.Select(TLanes.GreaterOrEqual(LaneMath.Of<TLanes, T>(threshold), TLanes.Abs(x)), TLanes.All(default), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged =>
        TLanes.Select(TLanes.GreaterOrEqual(LaneMath.Of<TLanes, T>(threshold), TLanes.Abs(x)), TLanes.All(default), LaneMath.Of<TLanes, T>(1));
}

/// <summary>x moved towards 0 by the threshold, 0 where it would pass it.</summary>
internal readonly struct SoftShrink(double threshold) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes limit = LaneMath.Of<TLanes, T>(threshold), zero = TLanes.All(default);

        // x · 0 rather than 0, so that NaN stays NaN
        var below = TLanes.Select(TLanes.Greater(-limit, x), x + limit, x * zero);
        return TLanes.Select(TLanes.Greater(x, limit), x - limit, below);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => new HardShrink(threshold).Slope<TLanes, T>(x);
}

/// <summary>x where it passes the threshold, a value elsewhere.</summary>
internal readonly struct ThresholdUnit(double threshold, double value) : IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(TLanes.GreaterOrEqual(LaneMath.Of<TLanes, T>(threshold), x), LaneMath.Of<TLanes, T>(value), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Slope<TLanes, T>(TLanes x)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Select(TLanes.GreaterOrEqual(LaneMath.Of<TLanes, T>(threshold), x), TLanes.All(default), LaneMath.Of<TLanes, T>(1));
}
