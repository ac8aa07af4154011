using TorchSharp.Modules;
using VaeGen.Cpu;
using VaeGen.Cpu.Functional;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients together so that their norm is at most <paramref name="max_norm"/>; returns the norm they had, which is NaN or infinite when a gradient is.</summary>
            /// <param name="tensors">The parameters; those without a gradient are passed over.</param>
            /// <param name="max_norm">The largest norm allowed.</param>
            /// <param name="norm_type">The power p of the norm; ∞ takes the largest magnitude.</param>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var frozen = no_grad();
                var parameters = List(tensors);
                var norm = GradientClipping.Norm(parameters, norm_type);
                GradientClipping.Scale(parameters, norm, max_norm);
                return norm;
            }

            /// <summary>Clips every element of the gradients to [−clip_value, clip_value].</summary>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var frozen = no_grad();
                foreach (var parameter in List(tensors))
                {
                    if (parameter.Impl.Grad is { } gradient)
                    {
                        _ = Ops.Clamp(gradient, Number.Of(-clip_value), Number.Of(clip_value), gradient);
                    }
                }
            }

            /// <summary>The elements of all parameters, one after the other.</summary>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat([.. tensors.Select(tensor => tensor.view(-1))]).MoveToOuterDisposeScope();
            }

            /// <summary>Writes the elements of a vector into the parameters, one after the other.</summary>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var frozen = no_grad();
                using var scope = NewDisposeScope();
                var start = 0L;
                foreach (var tensor in tensors)
                {
                    var count = tensor.numel();
                    tensor.copy_(vec.narrow(0, start, count).view(tensor.shape));
                    start += count;
                }
            }

            private static IReadOnlyList<Parameter> List(IEnumerable<Parameter> tensors) => tensors as IReadOnlyList<Parameter> ?? [.. tensors];
        }
    }
}
