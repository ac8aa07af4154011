using System.Runtime.CompilerServices;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Optimizers;

/// <summary>What optimisers do to a gradient before their own formula: its sign turns to ascend, and decay pulls the weights to zero.</summary>
internal readonly struct Descent(double? weightDecay, bool? maximize = false)
{
    private readonly double weightDecay = weightDecay!.Value;
    private readonly bool maximize = maximize!.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal unsafe TLanes Gradient<TLanes, T>(TLanes parameter, T* gradient)
        where TLanes : struct, ILanes<TLanes, T>
        where T : unmanaged
    {
        var g = TLanes.Load(gradient);
        if (maximize)
        {
            g = -g;
        }

        return weightDecay == 0 ? g : TLanes.MultiplyAdd(parameter, OptimizerPass.All<TLanes, T>(weightDecay), g);
    }
}
