using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of Rprop: each weight has a step size of its own, which grows while the gradient keeps its sign and shrinks when it turns.</summary>
internal readonly struct RpropPass(bool maximize, double shrink, double grow, double smallest, double largest) : IOptimizerPass
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = new Descent(0, maximize).Gradient<TLanes, T>(p, gradient);
        var (zero, one) = (All<TLanes, T>(0), All<TLanes, T>(1));
        var agreement = g * TLanes.Load(state0);
        var turned = TLanes.Greater(zero, agreement);
        var factor = TLanes.Select(turned, All<TLanes, T>(shrink), TLanes.Select(TLanes.Greater(agreement, zero), All<TLanes, T>(grow), one));
        var size = TLanes.Min(TLanes.Max(TLanes.Load(state1) * factor, All<TLanes, T>(smallest)), All<TLanes, T>(largest));
        size.Store(state1);

        // A turn means that a minimum was jumped over: the weight stays, and the next step does not shrink again.
        g = TLanes.Select(turned, zero, g);
        g.Store(state0);
        var sign = TLanes.Select(TLanes.Greater(g, zero), one, TLanes.Select(TLanes.Greater(zero, g), -one, zero));
        (p - (sign * size)).Store(parameter);
    }
}
