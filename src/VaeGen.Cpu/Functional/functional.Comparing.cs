using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x₁·x₂ over the product of their lengths, each taken to be eps at least.</summary>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8)
            {
                using Tensor unit1 = OfLengthOne(x1, dim, eps), unit2 = OfLengthOne(x2, dim, eps);
                using var products = unit1.mul(unit2);
                return products.sum(dim);
            }

            /// <summary>‖x₁ − x₂ + eps‖ₚ along the last dimension.</summary>
            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2.0, double eps = 1e-6, bool keepdim = false)
            {
                using var difference = input1.sub(input2);
                using var shifted = difference.add(eps);
                return shifted.norm(-1, keepdim, (float)p);
            }

            /// <summary>x₁ᵀ·Wₒ·x₂ + bₒ for every output o: [*, out] from [*, in1], [*, in2] and W [out, in1, in2].</summary>
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null)
            {
                var sizes = weight.shape;
                Errors.Check(
                    sizes.Length == 3 && input1.dim() > 0 && input2.dim() > 0 && input1.shape[^1] == sizes[1] && input2.shape[^1] == sizes[2],
                    $"bilinear expects [*, in1], [*, in2] and a weight [out, in1, in2], but got {Shapes.Text(input1.shape)}, {Shapes.Text(input2.shape)} and {Shapes.Text(sizes)}");
                Errors.Check(
                    input1.shape.AsSpan(..^1).SequenceEqual(input2.shape.AsSpan(..^1)),
                    $"bilinear expects inputs that agree before the last dimension, but got {Shapes.Text(input1.shape)} and {Shapes.Text(input2.shape)}");
                // Every row of x₁ times every matrix, then the dot product with x₂.
                using var scope = NewDisposeScope();
                var rows = input1.unsqueeze(-2).unsqueeze(-2).matmul(weight);
                var result = rows.matmul(input2.unsqueeze(-2).unsqueeze(-1)).squeeze(-1).squeeze(-1);
                return (bias is null ? result : result.add(bias)).MoveToOuterDisposeScope();
            }

            private static Tensor OfLengthOne(Tensor x, long dim, double eps)
            {
                using var length = x.norm((int)dim, keepdim: true);
                using var atLeast = length.clamp_min(eps);
                return x.div(atLeast);
            }
        }
    }
}
