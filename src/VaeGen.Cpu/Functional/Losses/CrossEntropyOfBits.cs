using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Functional.Losses;

/// <summary>The cross entropy of targets t under logits x: max(x, 0) − x·t + log(1 + e^−|x|).</summary>
internal readonly struct LogitLoss : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => TLanes.Max(x, TLanes.All(default)) - (x * target) + VectorMath.LogOnePlusExpNegativeAbs<TLanes, T>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => VectorMath.Sigmoid<TLanes, T>(x) - target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => -x;
}

/// <summary>The same with the positive term weighted by p: (1 − t)·x + (1 + (p − 1)·t)·log(1 + e⁻ˣ).</summary>
internal readonly struct WeightedLogitLoss : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var one = LaneMath.Of<TLanes, T>(1);
        return ((one - target) * x) + ((one + ((extra - one) * target)) * LaneMath.SoftplusOfNegative<TLanes, T>(x));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var positive = extra * target;
        return ((positive + LaneMath.Of<TLanes, T>(1) - target) * VectorMath.Sigmoid<TLanes, T>(x)) - positive;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => ((extra - LaneMath.Of<TLanes, T>(1)) * LaneMath.SoftplusOfNegative<TLanes, T>(x)) - x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByExtra<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => target * LaneMath.SoftplusOfNegative<TLanes, T>(x);
}

/// <summary>The cross entropy of targets t under probabilities x, no logarithm below −100: PyTorch's way to keep it finite.</summary>
internal readonly struct ProbabilityLoss : ILoss
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var floor = LaneMath.Of<TLanes, T>(-100);
        var yes = TLanes.Max(TLanes.Log(x), floor);
        var no = TLanes.Max(Accurate.Log1p<TLanes, T>(-x), floor);
        return ((target - LaneMath.Of<TLanes, T>(1)) * no) - (target * yes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByInput<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged => (x - target) / TLanes.Max((LaneMath.Of<TLanes, T>(1) - x) * x, LaneMath.Of<TLanes, T>(1e-12));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes ByTarget<TLanes, T>(TLanes x, TLanes target, TLanes extra)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var floor = LaneMath.Of<TLanes, T>(-100);
        return TLanes.Max(Accurate.Log1p<TLanes, T>(-x), floor) - TLanes.Max(TLanes.Log(x), floor);
    }
}
