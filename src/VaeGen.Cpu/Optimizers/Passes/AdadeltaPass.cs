using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of Adadelta; the state is the means of squared gradients and of squared moves.</summary>
internal readonly struct AdadeltaPass(Descent descent, double rate, double rho, double epsilon) : IOptimizerPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = descent.Gradient<TLanes, T>(p, gradient);
        var v = Moments.Square<TLanes, T>(state0, g, rho);

        // Δ ← √(d + ε) / √(v + ε) · g, p ← p − lr · Δ, d ← ρ·d + (1 − ρ)·Δ²
        var e = All<TLanes, T>(epsilon);
        var move = TLanes.Sqrt(TLanes.Load(state1) + e) / TLanes.Sqrt(v + e) * g;
        TLanes.MultiplyAdd(move, All<TLanes, T>(-rate), p).Store(parameter);
        _ = Moments.Square<TLanes, T>(state1, move, rho);
    }
}
