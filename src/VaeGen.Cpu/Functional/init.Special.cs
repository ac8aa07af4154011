using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Normal numbers drawn until they lie in [a, b], by the inverse of the distribution function.</summary>
            public static Tensor trunc_normal_(Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                using var frozen = no_grad();
                tensor.uniform_(Share((a - mean) / std), Share((b - mean) / std), generator);
                return tensor.erfinv_().mul_(std * Math.Sqrt(2)).add_(mean).clamp_(a, b);

                // 2Φ − 1, which is what the inverse error function starts from.
                static double Share(double x) => VaeGen.Cpu.Kernels.Special.ErrorFunction.Erf(x / Math.Sqrt(2));
            }

            /// <summary>A kernel that hands its channels through: [out, in, *field] with 1 at the middle of channel i's kernel for input i.</summary>
            /// <exception cref="ArgumentException">The tensor has not three, four or five dimensions.</exception>
            public static Tensor dirac_(Tensor tensor)
            {
                var sizes = tensor.shape;
                if (sizes.Length is < 3 or > 5)
                {
                    throw new ArgumentException($"A tensor of shape {Shapes.Text(sizes)} is no convolution's kernel: expected three, four or five dimensions.", nameof(tensor));
                }

                using var frozen = no_grad();
                tensor.zero_();
                for (var channel = 0L; channel < Math.Min(sizes[0], sizes[1]); channel++)
                {
                    var place = Array.ConvertAll(sizes, size => TensorIndex.Single(size / 2));
                    place[0] = place[1] = TensorIndex.Single(channel);
                    using var one = tensor.index(place);
                    one.fill_(1);
                }

                return tensor;
            }

            /// <summary>Normal numbers, of which a share in every column is zero (Martens 2010).</summary>
            /// <exception cref="ArgumentException">The tensor is no matrix.</exception>
            public static Tensor sparse_(Tensor tensor, double sparsity, double std = 0.01)
            {
                CheckMatrix(tensor, tensor.dim() == 2);
                using var frozen = no_grad();
                tensor.normal_(0, std);
                var (rows, columns) = (tensor.shape[0], tensor.shape[1]);
                var zeros = (long)Math.Ceiling(sparsity * rows);
                for (var column = 0L; column < columns; column++)
                {
                    using var order = randperm(rows);
                    using var chosen = order.slice(0, 0, zeros, 1);
                    using var line = tensor.select(1, column);
                    line.index_put_(0, chosen);
                }

                return tensor;
            }

            /// <summary>Rows or columns of length one at right angles to each other, whichever are fewer (Saxe and others 2013); dimensions after the first count as one.</summary>
            /// <exception cref="ArgumentException">The tensor has fewer than two dimensions.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                CheckMatrix(tensor, tensor.dim() >= 2);
                using var frozen = no_grad();
                var rows = (int)tensor.shape[0];
                var columns = rows == 0 ? 0 : (int)(tensor.numel() / rows);
                using var drawn = randn(rows, columns);
                using var wide = drawn.to(ScalarType.Float64);
                using var tall = rows < columns ? wide.t() : wide.alias();
                var vectors = OrthonormalColumns(tall.data<double>().ToArray(), Math.Max(rows, columns), Math.Min(rows, columns));
                using var found = torch.tensor(vectors, [Math.Max(rows, columns), Math.Min(rows, columns)]);
                using var turned = rows < columns ? found.t() : found.alias();
                using var shaped = turned.reshape(tensor.shape);
                tensor.copy_(shaped);
                return tensor.mul_(gain);
            }

            // Gram and Schmidt's way, twice over each column, since once loses digits. The columns of the one matrix Q whose R has
            // a positive diagonal: the one that PyTorch makes of its QR decomposition by turning signs.
            private static double[] OrthonormalColumns(double[] matrix, int rows, int columns)
            {
                for (var j = 0; j < columns; j++)
                {
                    for (var k = 0; k < 2 * j; k++)
                    {
                        var other = k % j;
                        var overlap = Product(other, j);
                        for (var i = 0; i < rows; i++)
                        {
                            matrix[(i * columns) + j] -= overlap * matrix[(i * columns) + other];
                        }
                    }

                    var length = Math.Sqrt(Product(j, j));
                    for (var i = 0; i < rows; i++)
                    {
                        matrix[(i * columns) + j] /= length;
                    }
                }

                return matrix;

                double Product(int a, int b)
                {
                    var sum = 0.0;
                    for (var i = 0; i < rows; i++)
                    {
                        sum += matrix[(i * columns) + a] * matrix[(i * columns) + b];
                    }

                    return sum;
                }
            }

            private static void CheckMatrix(Tensor tensor, bool isFit)
            {
                if (!isFit)
                {
                    throw new ArgumentException($"A tensor of shape {Shapes.Text(tensor.shape)} has no rows and columns.", nameof(tensor));
                }
            }
        }
    }
}
