using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;
using static VaeGen.Cpu.Optimizers.OptimizerPass;

namespace VaeGen.Cpu.Optimizers;

/// <summary>A step of RAdam: as long as too few squares have been seen to trust their mean, a step along the mean alone.</summary>
internal readonly struct RAdamPass(Descent descent, double rate, double beta1, double beta2, double epsilon, long step) : IOptimizerPass
{
    private readonly double correction1 = 1 - Math.Pow(beta1, step);
    private readonly double root = Math.Sqrt(1 - Math.Pow(beta2, step));
    private readonly double rectification = Rectification(beta2, step);

    // The variance of the adaptive rate, relative to its limit; 0 while it is not known.
    private static double Rectification(double beta2, long step)
    {
        var limit = (2 / (1 - beta2)) - 1;
        var length = limit - (2 * step * Math.Pow(beta2, step) / (1 - Math.Pow(beta2, step)));
        return length > 5 ? Math.Sqrt((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)) : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var p = TLanes.Load(parameter);
        var g = descent.Gradient<TLanes, T>(p, gradient);
        var m = Moments.Mean<TLanes, T>(state0, g, beta1);
        var v = Moments.Square<TLanes, T>(state1, g, beta2);
        var move = m / All<TLanes, T>(correction1) * All<TLanes, T>(rate);
        if (rectification != 0)
        {
            move = move * (All<TLanes, T>(root) / (TLanes.Sqrt(v) + All<TLanes, T>(epsilon))) * All<TLanes, T>(rectification);
        }

        (p - move).Store(parameter);
    }
}
