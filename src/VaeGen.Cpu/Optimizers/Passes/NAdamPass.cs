using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of NAdam: Adam that looks ahead as Nesterov does; the shares of gradient and mean come from the momentum schedule.</summary>
internal readonly struct NAdamPass(Descent descent, double gradientShare, double meanShare, double beta1, double beta2, double epsilon, long step) : IOptimizerPass
{
    private readonly double correction = 1 - Math.Pow(beta2, step);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = descent.Gradient<TLanes, T>(p, gradient);
        var m = Moments.Mean<TLanes, T>(state0, g, beta1);
        var v = Moments.Square<TLanes, T>(state1, g, beta2);
        var denominator = TLanes.Sqrt(v / All<TLanes, T>(correction)) + All<TLanes, T>(epsilon);
        p += All<TLanes, T>(gradientShare) * g / denominator;
        (p + (All<TLanes, T>(meanShare) * m / denominator)).Store(parameter);
    }
}
