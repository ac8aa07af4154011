using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>Running means that an optimiser keeps in its state: each takes in one gradient and returns the new mean.</summary>
internal static unsafe class Moments
{
    /// <summary>m ← β·m + (1 − β)·g.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Mean<TLanes, T>(T* mean, TLanes gradient, double beta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var m = TLanes.MultiplyAdd(gradient, All<TLanes, T>(1 - beta), TLanes.Load(mean) * All<TLanes, T>(beta));
        m.Store(mean);
        return m;
    }

    /// <summary>v ← β·v + (1 − β)·g².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Square<TLanes, T>(T* mean, TLanes gradient, double beta)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var v = TLanes.MultiplyAdd(All<TLanes, T>(1 - beta) * gradient, gradient, TLanes.Load(mean) * All<TLanes, T>(beta));
        v.Store(mean);
        return v;
    }
}
