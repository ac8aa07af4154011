using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of averaged gradient descent; the state is the average of the parameter over the steps.</summary>
internal readonly struct AsgdPass(Descent descent, double decay, double rate, double share) : IOptimizerPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = descent.Gradient<TLanes, T>(p, gradient);
        p = TLanes.MultiplyAdd(g, All<TLanes, T>(-rate), p * All<TLanes, T>(1 - (decay * rate)));
        p.Store(parameter);

        // a ← a + μ·(p − a); at first the average is the parameter itself
        var a = p;
        if (share != 1)
        {
            a = TLanes.Load(state0);
            a += (p - a) * All<TLanes, T>(share);
        }

        a.Store(state0);
    }
}
