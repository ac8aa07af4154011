using VaeGen.Cpu;
using VaeGen.Cpu.Functional.Losses;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>The cross entropy of targets in [0, 1] under the probabilities <paramref name="input"/>.</summary>
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
            {
                CheckSameShape("binary_cross_entropy", input, target);
                Errors.Check(!RangeCheck.Leaves(input.Impl, 0, 1, refusesNaN: true), $"all elements of input should be between 0 and 1");
                return Loss.Of(default(ProbabilityLoss), "binary_cross_entropy", reduction, input, target, weight: weight);
            }

            /// <summary>The cross entropy of targets in [0, 1] under logits; <paramref name="pos_weights"/> weighs the positive term of each class.</summary>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null)
            {
                CheckSameShape("binary_cross_entropy_with_logits", input, target);
                return pos_weights is null
                    ? Loss.Of(default(LogitLoss), "binary_cross_entropy_with_logits", reduction, input, target, weight: weight)
                    : Loss.Of(default(WeightedLogitLoss), "binary_cross_entropy_with_logits", reduction, input, target, pos_weights, weight);
            }

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Loss.Of(default(SquaredLoss), "mse_loss", reduction, input, target);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Loss.Of(default(AbsoluteLoss), "l1_loss", reduction, input, target);

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0)
            {
                Errors.Check(beta >= 0, $"smooth_l1_loss does not support negative values for beta (got {beta})");
                return beta == 0 ? l1_loss(input, target, reduction) : Loss.Of(new SmoothLoss(beta), "smooth_l1_loss", reduction, input, target);
            }

            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean)
            {
                Errors.Check(delta > 0, $"huber_loss does not support non-positive values for delta (got {delta})");
                return Loss.Of(new HuberLoss(delta), "huber_loss", reduction, input, target);
            }

            /// <summary>The divergence of the log-probabilities <paramref name="input"/> from the target, which holds log-probabilities too unless <paramref name="log_target"/> is false.</summary>
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) => log_target
                ? Loss.Of(default(LogDivergence), "kl_div", reduction, input, target)
                : Loss.Of(default(Divergence), "kl_div", reduction, input, target);

            /// <summary>−log N(target; input, variance), without the constant unless <paramref name="full"/>; a variance below <paramref name="eps"/> counts as it.</summary>
            /// <remarks>Every element is one term, as in PyTorch, where TorchSharp adds up each sample's elements first.</remarks>
            public static Tensor gaussian_nll_loss(Tensor input, Tensor target, Tensor variance, bool full = false, float eps = 1e-6f, Reduction reduction = Reduction.Mean)
            {
                if (RangeCheck.Leaves(variance.Impl, 0, double.PositiveInfinity, refusesNaN: false))
                {
                    throw new ArgumentException("A variance is negative: expected 0 or more.", nameof(variance));
                }

                if (variance.dim() == input.dim() - 1)
                {
                    variance = variance.unsqueeze(-1);
                }

                var constant = full ? 0.5 * Math.Log(2 * Math.PI) : 0;
                return Loss.Of(new GaussianLoss(eps, constant), "gaussian_nll_loss", reduction, input, target, variance);
            }

            /// <summary>The cross entropy of classes under logits [N, C, …] or [C]: the target holds class indices, [N, …] or [], or the probabilities of all classes.</summary>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0)
            {
                Errors.Check(label_smoothing is >= 0 and <= 1, $"label_smoothing must be between 0 and 1, but got {label_smoothing}");
                return DTypes.IsFloating(target.dtype) && Shapes.Same(input.Impl.Sizes, target.Impl.Sizes)
                    ? ClassProbabilityLoss(input, target, weight, reduction, label_smoothing)
                    : ClassLoss.Of("cross_entropy", input, target, weight, reduction, new ClassLossOptions(ignore_index, label_smoothing, IsLogProbability: false));
            }

            /// <summary>Minus the log-probability [N, C, …] or [C] of each target class; targets of −100 count for nothing.</summary>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                ClassLoss.Of("nll_loss", input, target, weight, reduction, new ClassLossOptions(-100, Smoothing: 0, IsLogProbability: true));

            private static Tensor ClassProbabilityLoss(Tensor input, Tensor target, Tensor? weight, Reduction reduction, double smoothing)
            {
                using var scope = NewDisposeScope();
                var at = input.dim() == 1 ? 0 : 1;
                var classes = input.shape[at];
                var wanted = smoothing == 0 ? target : (target * (1 - smoothing)) + (smoothing / classes);
                if (weight is not null)
                {
                    var shape = new long[input.dim()];
                    Array.Fill(shape, 1);
                    shape[at] = classes;
                    wanted *= weight.view(shape);
                }

                var losses = -(input.log_softmax(at) * wanted).sum(at);
                var result = reduction switch
                {
                    Reduction.Mean => losses.sum() / Math.Max(1, losses.numel()),
                    Reduction.Sum => losses.sum(),
                    _ => losses,
                };
                return result.MoveToOuterDisposeScope();
            }

            private static void CheckSameShape(string name, Tensor input, Tensor target) => Errors.Check(
                Shapes.Same(input.Impl.Sizes, target.Impl.Sizes),
                $"{name}: target size {Shapes.Text(target.Impl.Sizes)} must be the same as input size {Shapes.Text(input.Impl.Sizes)}");
        }
    }
}
