using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>x1·x2 / (max(‖x1‖, eps)·max(‖x2‖, eps)) along a dimension.</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">Neither tensor is of real numbers, or the shapes do not fit.</exception>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-08)
            {
                var type = result_type(x1, x2);
                Errors.Check(DTypes.IsFloating(type), $"expected common dtype to be floating point, yet common dtype is {DTypes.Name(type)}");
                using var real1 = new Tensor(Ops.To(x1.Impl, type));
                using var real2 = new Tensor(Ops.To(x2.Impl, type));
                using var first = normalize(real1, 2, dim, eps);
                using var second = normalize(real2, 2, dim, eps);
                using var products = first * second;
                return products.sum(dim);
            }

            /// <summary>‖input1 − input2 + eps‖, the p-norm, along the last dimension.</summary>
            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2.0, double eps = 1e-06, bool keepdim = false)
            {
                using var difference = input1 - input2;
                using var shifted = difference + eps;
                return new(Ops.Norm(shifted.Impl, p, [-1], keepdim));
            }

            /// <summary>y = input1ᵀ·W·input2 + b: [*, in1] and [*, in2] with a weight [out, in1, in2] become [*, out].</summary>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">The sizes do not fit.</exception>
            public static Tensor bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null)
            {
                long[] one = input1.Impl.Sizes, two = input2.Impl.Sizes, sizes = weight.Impl.Sizes;
                Errors.Check(
                    sizes.Length == 3 && one.Length > 0 && one.Length == two.Length && Shapes.Same(one.AsSpan(0, one.Length - 1), two.AsSpan(0, two.Length - 1)) && one[^1] == sizes[1] && two[^1] == sizes[2],
                    $"bilinear(): expected inputs [*, in1] and [*, in2] and a weight [out, in1, in2], but got the shapes {Shapes.Text(one)}, {Shapes.Text(two)} and {Shapes.Text(sizes)}");
                using var turned = weight.permute(1, 0, 2);
                using var wide = turned.reshape(sizes[1], sizes[0] * sizes[2]);
                using var product = input1.matmul(wide);
                using var half = product.reshape([.. one[..^1], sizes[0], sizes[2]]);
                using var second = input2.unsqueeze(-2);
                using var terms = half * second;
                var result = terms.sum(-1);
                if (bias is null)
                {
                    return result;
                }

                using (result)
                {
                    return result + bias;
                }
            }
        }
    }
}
