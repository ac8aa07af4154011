using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <content>Losses that ask for a margin between what is right and what is wrong; each is what its formula says, in tensor operations.</content>
        public static partial class functional
        {
            /// <summary>max(0, margin − target·(x₁ − x₂)), with a target of 1 where x₁ should be the larger, −1 elsewhere.</summary>
            public static Tensor margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
            {
                CheckSameRank("margin_ranking_loss", input1, input2, target);
                using var scope = NewDisposeScope();
                return Reduced((margin - (target * (input1 - input2))).clamp_min(0), reduction);
            }

            /// <summary>x where the target is 1, max(0, margin − x) where it is −1.</summary>
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var near = input.masked_fill(target == -1, 0);
                var far = (margin - input).clamp_min(0).masked_fill(target == 1, 0);
                return Reduced(near + far, reduction);
            }

            /// <summary>ln(1 + e^(−target·x)), with targets of 1 and −1.</summary>
            public static Tensor soft_margin_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
            {
                CheckSameShape("soft_margin_loss", input, target);
                using var scope = NewDisposeScope();
                return Reduced((-target * input).exp().log1p(), reduction);
            }

            /// <summary>1 − cos where the target is 1, max(0, cos − margin) where it is −1; cos of the angle between rows.</summary>
            public static Tensor cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, double margin = 0.0, Reduction reduction = Reduction.Mean)
            {
                var dim = target.Impl.Rank;
                Errors.Check(
                    dim < 2 && input1.dim() == dim + 1 && input2.dim() == dim + 1,
                    $"cosine_embedding_loss: expected rows [batch, n] and a target [batch], or vectors and a scalar, but got {Shapes.Text(input1.Impl.Sizes)}, {Shapes.Text(input2.Impl.Sizes)} and {Shapes.Text(target.Impl.Sizes)}");
                using var scope = NewDisposeScope();
                var squares = ((input1 * input1).sum(dim) + 1e-12) * ((input2 * input2).sum(dim) + 1e-12);
                var cosine = (input1 * input2).sum(dim) / squares.sqrt();
                var alike = (1 - cosine).masked_fill(target != 1, 0);
                var apart = (cosine - margin).clamp_min(0).masked_fill(target != -1, 0);
                return Reduced(alike + apart, reduction);
            }

            /// <summary>max(0, d(anchor, positive) − d(anchor, negative) + margin), with the distance of norm p.</summary>
            /// <remarks>Swapped, the negative's distance is that to the anchor or to the positive, whichever is less (Balntas and others 2016).</remarks>
            public static Tensor triplet_margin_loss(
                Tensor anchor, Tensor positive, Tensor negative, double margin = 1.0, long p = 2, double eps = 1e-06, bool swap = false, Reduction reduction = Reduction.Mean) =>
                triplet_margin_with_distance_loss(anchor, positive, negative, (x, y) => pairwise_distance(x, y, p, eps), margin, swap, reduction);

            /// <inheritdoc cref="triplet_margin_loss"/>
            /// <summary>max(0, d(anchor, positive) − d(anchor, negative) + margin), with the distance given, else the Euclidean one.</summary>
            public static Tensor triplet_margin_with_distance_loss(
                Tensor anchor, Tensor positive, Tensor negative, Func<Tensor, Tensor, Tensor>? distance = null, double margin = 1.0, bool swap = false, Reduction reduction = Reduction.Mean)
            {
                CheckSameRank("triplet_margin_loss", anchor, positive, negative);
                using var scope = NewDisposeScope();
                distance ??= static (x, y) => pairwise_distance(x, y);
                var near = distance(anchor, positive);
                var far = distance(anchor, negative);
                if (swap)
                {
                    far = minimum(far, distance(positive, negative));
                }
                return Reduced((near - far + margin).clamp_min(0), reduction);
            }

            /// <summary>e^x − target·x, or with real inputs x − target·ln(x + eps): what a Poisson distribution of mean e^x or x gives the target.</summary>
            /// <remarks>In full, with Stirling's approximation of ln target! where the target is above 1.</remarks>
            public static Tensor poisson_nll_loss(
                Tensor input, Tensor target, bool log_input = true, bool full = false, float eps = 1e-8f, Reduction reduction = Reduction.Mean)
            {
                using var scope = NewDisposeScope();
                var loss = log_input ? input.exp() - (target * input) : input - (target * (input + eps).log());
                if (full)
                {
                    var factorial = (target * target.log()) - target + (0.5 * (2 * Math.PI * target).log());
                    loss += factorial.masked_fill(target <= 1, 0);
                }
                return Reduced(loss, reduction);
            }

            private static void CheckSameRank(string loss, Tensor one, Tensor two, Tensor three) => Errors.Check(
                one.dim() == two.dim() && one.dim() == three.dim(),
                $"{loss}: expected tensors of as many dimensions each, but got {Shapes.Text(one.Impl.Sizes)}, {Shapes.Text(two.Impl.Sizes)} and {Shapes.Text(three.Impl.Sizes)}");

            /// <summary>Sums, averages or leaves the losses, and hands the result out of the innermost scope.</summary>
            private static Tensor Reduced(Tensor losses, Reduction reduction)
            {
                var result = reduction switch
                {
                    Reduction.Mean => losses.mean(),
                    Reduction.Sum => losses.sum(),
                    _ => losses,
                };
                return result.MoveToOuterDisposeScope();
            }
        }
    }
}
