using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>e^t·(t − x): the divergence of log-probabilities x from log-probabilities t.</summary>
internal readonly struct LogDivergence : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Exp(target) * (target - x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => -TLanes.Exp(target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Exp(target) * (target - x + LaneMath.Of<TLanes, T>(1));
}

/// <summary>t·(log t − x), 0 for t = 0: the divergence of log-probabilities x from probabilities t.</summary>
internal readonly struct Divergence : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var zero = TLanes.All(default);
        var entropy = TLanes.Select(TLanes.Equal(target, zero), zero, target * TLanes.Log(target));
        return entropy - (target * x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => -target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Log(target) + LaneMath.Of<TLanes, T>(1) - x;
}

/// <summary>½·(log v + (x − t)² / v): −log N(t; x, v) without its constant, v no less than ε.</summary>
internal readonly struct GaussianLoss(double epsilon, double constant) : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        TLanes difference = x - target, variance = TLanes.Max(extra, LaneMath.Of<TLanes, T>(epsilon));
        return (LaneMath.Of<TLanes, T>(0.5) * (TLanes.Log(variance) + (difference * difference / variance))) + LaneMath.Of<TLanes, T>(constant);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => (x - target) / TLanes.Max(extra, LaneMath.Of<TLanes, T>(epsilon));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => (target - x) / TLanes.Max(extra, LaneMath.Of<TLanes, T>(epsilon));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByExtra<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        // as in PyTorch, the variance that was raised to ε still passes its gradient on
        TLanes difference = x - target, variance = TLanes.Max(extra, LaneMath.Of<TLanes, T>(epsilon));
        return LaneMath.Of<TLanes, T>(0.5) * (LaneMath.Of<TLanes, T>(1) - (difference * difference / variance)) / variance;
    }
}
