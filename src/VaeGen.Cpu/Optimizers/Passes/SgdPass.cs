using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of gradient descent; the state is the momentum's buffer, which the first step fills.</summary>
internal readonly struct SgdPass(Descent descent, double rate, double momentum, double dampening, bool nesterov, bool isFirst) : IOptimizerPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = descent.Gradient<TLanes, T>(p, gradient);
        if (momentum != 0)
        {
            // b ← μ·b + (1 − dampening)·g; the first step takes the gradient as it is
            var b = isFirst ? g : TLanes.MultiplyAdd(g, All<TLanes, T>(1 - dampening), TLanes.Load(state0) * All<TLanes, T>(momentum));
            b.Store(state0);
            g = nesterov ? TLanes.MultiplyAdd(b, All<TLanes, T>(momentum), g) : b;
        }

        TLanes.MultiplyAdd(g, All<TLanes, T>(-rate), p).Store(parameter);
    }
}
