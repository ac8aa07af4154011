using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of Adamax; the state is the mean of the gradient and its largest size, fading.</summary>
internal readonly struct AdamaxPass(Descent descent, double rate, double beta1, double beta2, double epsilon, long step) : IOptimizerPass
{
    private readonly double size = -(rate / (1 - Math.Pow(beta1, step)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = descent.Gradient<TLanes, T>(p, gradient);

        // m ← β₁·m + (1 − β₁)·g, u ← max(β₂·u, |g| + ε), p ← p − lr / (1 − β₁ᵗ) · m / u
        var m = Moments.Mean<TLanes, T>(state0, g, beta1);
        var u = TLanes.Max(TLanes.Load(state1) * All<TLanes, T>(beta2), TLanes.Abs(g) + All<TLanes, T>(epsilon));
        u.Store(state1);
        (p + (All<TLanes, T>(size) * m / u)).Store(parameter);
    }
}
