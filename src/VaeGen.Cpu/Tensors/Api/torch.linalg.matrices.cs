using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>The norm of vectors along dimensions, of the flattened tensor by default.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            new(Ops.Norm(input.Impl, ord, dims ?? [], keepdim));

        /// <summary>The norm of matrices in two dimensions, the last by default.</summary>
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            new(Ops.MatrixNorm(input.Impl, ord, dims, keepdim));

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            new(Ops.MatrixNorm(input.Impl, ord, dims, keepdim));

        /// <summary>A vector's norm in one dimension, a matrix's in two; without an order, the Euclidean one.</summary>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            new(Ops.LinearNorm(input.Impl, ord, dims, keepdim));

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) => new(Ops.LinearNorm(input.Impl, ord, dims, keepdim));

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            new(Ops.MatrixNorm(input.Impl, ord, dims, keepdim));

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) => new(Ops.Norm(input.Impl, 2, dims ?? [], keepdim));

        /// <summary>The product of matrices, in the order that takes the fewest multiplications; the first and last may be vectors.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors) => new(Ops.MultiDot(Impls([.. tensors])));

        /// <summary>Dot products of vectors along a dimension.</summary>
        public static Tensor vecdot(Tensor x, Tensor y, long dim = -1, Tensor? @out = null) => Write(Ops.VectorDot(x.Impl, y.Impl, dim), @out);

        /// <summary>The vector product along a dimension of size 3.</summary>
        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => new(Ops.Cross(input.Impl, other.Impl, dim));
    }
}
