using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of RMSProp; the state is the mean of squared gradients and, where wanted, the momentum's buffer and the mean of the gradients.</summary>
internal readonly struct RmsPropPass(Descent descent, double rate, double alpha, double epsilon, double momentum, bool centered) : IOptimizerPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = descent.Gradient<TLanes, T>(p, gradient);
        var v = Moments.Square<TLanes, T>(state0, g, alpha);
        if (centered)
        {
            // The variance: the mean of the squares less the square of the mean.
            var mean = Moments.Mean<TLanes, T>(state2, g, alpha);
            v = TLanes.MultiplyAdd(-mean, mean, v);
        }

        var root = TLanes.Sqrt(v) + All<TLanes, T>(epsilon);
        if (momentum > 0)
        {
            var b = (TLanes.Load(state1) * All<TLanes, T>(momentum)) + (g / root);
            b.Store(state1);
            TLanes.MultiplyAdd(b, All<TLanes, T>(-rate), p).Store(parameter);
        }
        else
        {
            (p + (All<TLanes, T>(-rate) * g / root)).Store(parameter);
        }
    }
}
