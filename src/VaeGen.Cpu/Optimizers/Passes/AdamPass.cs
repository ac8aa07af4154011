using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of Adam or, with weights that shrink first, of AdamW.</summary>
internal readonly struct AdamPass(Descent descent, double shrink, double rate, double beta1, double beta2, double epsilon, long step, bool hasLargest) : IOptimizerPass
{
    // Both expanded by √(1 − β₂ᵗ): divisions are what this loop waits for, and one is enough.
    private readonly double size = -(rate * Math.Sqrt(1 - Math.Pow(beta2, step)) / (1 - Math.Pow(beta1, step)));
    private readonly double offset = epsilon * Math.Sqrt(1 - Math.Pow(beta2, step));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        if (shrink != 1)
        {
            p *= All<TLanes, T>(shrink);
        }

        // m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g²
        var g = descent.Gradient<TLanes, T>(p, gradient);
        var m = Moments.Mean<TLanes, T>(state0, g, beta1);
        var v = Moments.Square<TLanes, T>(state1, g, beta2);
        if (hasLargest)
        {
            v = TLanes.Max(TLanes.Load(state2), v);
            v.Store(state2);
        }

        // p ← p − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
        var denominator = TLanes.Sqrt(v) + All<TLanes, T>(offset);
        (p + (All<TLanes, T>(size) * m / denominator)).Store(parameter);
    }
}
