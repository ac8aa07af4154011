using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of Adagrad; the state is the sum of squared gradients.</summary>
internal readonly struct AdagradPass(Descent descent, double rate, double epsilon) : IOptimizerPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = descent.Gradient<TLanes, T>(p, gradient);

        // s ← s + g², p ← p − lr · g / (√s + ε)
        var s = TLanes.MultiplyAdd(g, g, TLanes.Load(state0));
        s.Store(state0);
        (p + (All<TLanes, T>(-rate) * g / (TLanes.Sqrt(s) + All<TLanes, T>(epsilon)))).Store(parameter);
    }
}
