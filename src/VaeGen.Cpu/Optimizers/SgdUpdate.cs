using System.Runtime.CompilerServices;
using TorchSharp;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Optimizers;

/// <summary>One step of gradient descent on one parameter, in one pass.</summary>
internal readonly record struct SgdUpdate
{
    internal required double LearningRate { get; init; }

    internal required double Momentum { get; init; }

    internal required double Dampening { get; init; }

    internal required double WeightDecay { get; init; }

    internal required bool Nesterov { get; init; }

    internal required bool Maximize { get; init; }

    /// <summary>The first step with momentum: the buffer holds nothing yet.</summary>
    internal required bool IsFirst { get; init; }

    internal void Apply(torch.Tensor parameter, TensorImpl gradient, torch.Tensor? buffer) =>
        OptimizerPass.Run(new Pass(this, buffer is not null), parameter.Impl, gradient, buffer?.Impl, null, null);

    private readonly struct Pass(SgdUpdate update, bool hasMomentum) : IOptimizerPass
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged
        {
            var p = TLanes.Load(parameter);
            var g = TLanes.Load(gradient);
            if (update.Maximize)
            {
                g = -g;
            }

            if (update.WeightDecay != 0)
            {
                g = TLanes.MultiplyAdd(p, Number<TLanes, T>(update.WeightDecay), g);
            }

            if (hasMomentum)
            {
                // b ← μ·b + (1 − dampening)·g; the first step takes the gradient as it is
                var b = update.IsFirst
                    ? g
                    : TLanes.MultiplyAdd(g, Number<TLanes, T>(1 - update.Dampening), TLanes.Load(state0) * Number<TLanes, T>(update.Momentum));
                b.Store(state0);
                g = update.Nesterov ? TLanes.MultiplyAdd(b, Number<TLanes, T>(update.Momentum), g) : b;
            }

            TLanes.MultiplyAdd(g, Number<TLanes, T>(-update.LearningRate), p).Store(parameter);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes Number<TLanes, T>(double value)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => TLanes.All(Element.To<T>(value));
    }
}
