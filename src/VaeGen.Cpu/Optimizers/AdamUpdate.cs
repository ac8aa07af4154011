using System.Runtime.CompilerServices;
using TorchSharp;
using VaeGen.Cpu.Kernels.Pointwise;

namespace VaeGen.Cpu.Optimizers;

/// <summary>One step of Adam or AdamW on one parameter, in one pass: each operation on an element is rounded where PyTorch rounds it.</summary>
internal readonly record struct AdamUpdate
{
    internal required double LearningRate { get; init; }

    internal required double Beta1 { get; init; }

    internal required double Beta2 { get; init; }

    internal required double Epsilon { get; init; }

    /// <summary>Decay that enters the gradient (Adam).</summary>
    internal double WeightDecay { get; init; }

    /// <summary>Decay that shrinks the parameter itself (AdamW).</summary>
    internal double DecoupledDecay { get; init; }

    internal bool Maximize { get; init; }

    /// <summary>Which step this is, from 1.</summary>
    internal required long Step { get; init; }

    internal void Apply(torch.Tensor parameter, TensorImpl gradient, torch.Tensor mean, torch.Tensor square, torch.Tensor? largest)
    {
        var pass = new Pass
        {
            Sign = Maximize ? -1 : 1,
            WeightDecay = WeightDecay,
            Shrink = 1 - (LearningRate * DecoupledDecay),
            Beta1 = Beta1,
            Beta2 = Beta2,
            Root = Math.Sqrt(1 - Math.Pow(Beta2, Step)),
            Epsilon = Epsilon,
            Size = -(LearningRate / (1 - Math.Pow(Beta1, Step))),
            HasDecay = WeightDecay != 0,
            HasShrink = DecoupledDecay != 0,
            HasLargest = largest is not null,
        };
        OptimizerPass.Run(pass, parameter.Impl, gradient, mean.Impl, square.Impl, largest?.Impl);
    }

    private readonly struct Pass : IOptimizerPass
    {
        public double Sign { get; init; }

        public double WeightDecay { get; init; }

        public double Shrink { get; init; }

        public double Beta1 { get; init; }

        public double Beta2 { get; init; }

        public double Root { get; init; }

        public double Epsilon { get; init; }

        public double Size { get; init; }

        public bool HasDecay { get; init; }

        public bool HasShrink { get; init; }

        public bool HasLargest { get; init; }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public unsafe void Invoke<TLanes, T>(T* parameter, T* gradient, T* state0, T* state1, T* state2)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged
        {
            var p = TLanes.Load(parameter);
            var g = TLanes.Load(gradient) * Number<TLanes, T>(Sign);
            if (HasShrink)
            {
                p *= Number<TLanes, T>(Shrink);
            }

            if (HasDecay)
            {
                g = TLanes.MultiplyAdd(p, Number<TLanes, T>(WeightDecay), g);
            }

            // m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g²
            var m = TLanes.MultiplyAdd(g, Number<TLanes, T>(1 - Beta1), TLanes.Load(state0) * Number<TLanes, T>(Beta1));
            var v = TLanes.MultiplyAdd(Number<TLanes, T>(1 - Beta2) * g, g, TLanes.Load(state1) * Number<TLanes, T>(Beta2));
            m.Store(state0);
            v.Store(state1);
            if (HasLargest)
            {
                v = TLanes.Max(TLanes.Load(state2), v);
                v.Store(state2);
            }

            // p ← p − lr / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
            var denominator = (TLanes.Sqrt(v) / Number<TLanes, T>(Root)) + Number<TLanes, T>(Epsilon);
            (p + (Number<TLanes, T>(Size) * m / denominator)).Store(parameter);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes Number<TLanes, T>(double value)
            where TLanes : struct, ILanes<TLanes, T>
            where T : unmanaged => TLanes.All(Element.To<T>(value));
    }
}
