using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>In training sets each element to zero with probability p and divides the others by 1 − p.</summary>
            public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Drop(input, p, training, inplace, byChannel: false, keepsMoments: false);

            /// <summary>In training sets whole channels of [N, C, L] to zero with probability p and divides the others by 1 − p.</summary>
            public static Tensor dropout1d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Drop(input, p, training, inplace, byChannel: true, keepsMoments: false);

            /// <summary>In training sets whole channels of [N, C, H, W] to zero with probability p and divides the others by 1 − p.</summary>
            public static Tensor dropout2d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Drop(input, p, training, inplace, byChannel: true, keepsMoments: false);

            /// <summary>In training sets whole channels of [N, C, D, H, W] to zero with probability p and divides the others by 1 − p.</summary>
            public static Tensor dropout3d(Tensor input, double p = 0.5, bool training = true, bool inplace = false) =>
                Drop(input, p, training, inplace, byChannel: true, keepsMoments: false);

            /// <summary>In training drops elements so that mean 0 and variance 1 stay (Klambauer et al. 2017).</summary>
            public static Tensor alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                Drop(input, p, training, inplace, byChannel: false, keepsMoments: true);

            /// <summary>In training drops whole channels of [N, C, *] so that mean 0 and variance 1 stay.</summary>
            public static Tensor feature_alpha_dropout(Tensor input, double p = 0.5, bool training = false, bool inplace = false) =>
                Drop(input, p, training, inplace, byChannel: true, keepsMoments: true);

            private static Tensor Drop(Tensor input, double p, bool training, bool inplace, bool byChannel, bool keepsMoments)
            {
                Errors.Check(p is >= 0 and <= 1, $"dropout probability has to be between 0 and 1, but got {p}");
                if (!training || p == 0 || input.numel() == 0)
                {
                    return input.alias();
                }

                if (p == 1)
                {
                    return inplace ? input.mul_(0).alias() : input * 0;
                }

                var (factor, summand) = DropoutMask(input, p, byChannel, keepsMoments);
                using (factor)
                using (summand)
                {
                    if (inplace)
                    {
                        input.mul_(factor);
                        return (summand is null ? input : input.add_(summand)).alias();
                    }

                    if (summand is null)
                    {
                        return input * factor;
                    }

                    using var scaled = input * factor;
                    return scaled + summand;
                }
            }

            // What kept and dropped elements are multiplied by, and what is added; drawn in PyTorch's order.
            private static (Tensor Factor, Tensor? Summand) DropoutMask(Tensor input, double p, bool byChannel, bool keepsMoments)
            {
                // −α' of the SELU: what a dropped element becomes
                const double Alpha = 1.7580993408473766;
                using var off = no_grad();
                var mask = (byChannel ? empty(ChannelSizes(input), input.dtype) : empty_like(input)).bernoulli_(1 - p);
                if (!keepsMoments)
                {
                    return (mask.div_(1 - p), null);
                }

                var scale = 1 / Math.Sqrt(((Alpha * Alpha * p) + 1) * (1 - p));
                var summand = (mask - 1).mul_(Alpha * scale).add_(Alpha * scale * p);
                return (mask.mul_(scale), summand);
            }

            private static long[] ChannelSizes(Tensor input)
            {
                Errors.Check(input.ndim >= 2, $"Feature dropout requires at least 2 dimensions in the input, but got the shape {Shapes.Text(input.Impl.Sizes)}");
                var sizes = (long[])input.Impl.Sizes.Clone();
                sizes.AsSpan(2).Fill(1);
                return sizes;
            }
        }
    }
}
