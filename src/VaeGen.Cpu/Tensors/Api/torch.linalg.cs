using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class linalg
    {
        /// <summary>The lower triangular factor of symmetric positive definite matrices, [.., n, n].</summary>
        public static Tensor cholesky(Tensor input) => new(Ops.CholeskyFactor(input.Impl, upper: false));

        /// <summary>The factor, and for each matrix 0 or the order of the leading minor that is not positive definite.</summary>
        public static (Tensor L, Tensor info) cholesky_ex(Tensor input, bool check_errors = false) => Pair(Ops.CholeskyChecked(input.Impl, check_errors));

        public static Tensor det(Tensor input) => input.det();

        /// <summary>The determinant's sign and the logarithm of its magnitude.</summary>
        public static (Tensor, Tensor) slogdet(Tensor input) => Pair(Ops.LogDeterminant(input.Impl));

        public static Tensor inv(Tensor input) => input.inverse();

        public static (Tensor L, Tensor info) inv_ex(Tensor input, bool check_errors = false) => Pair(Ops.Invert(input.Impl, check_errors));

        /// <summary>X of A X = B, or of X A = B; B may be a vector, or a batch of them.</summary>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => new(First(Ops.Solve(A.Impl, B.Impl, left, checkErrors: true)));

        public static (Tensor result, Tensor info) solve_ex(Tensor A, Tensor B, bool left = true, bool check_errors = false) =>
            Pair(Ops.Solve(A.Impl, B.Impl, left, check_errors));

        /// <summary>X of A X = B, or of X A = B, A triangular.</summary>
        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false, Tensor? @out = null) =>
            Write(Ops.SolveTriangular(A.Impl, B.Impl, upper, left, unitriangular), @out);

        public static Tensor diagonal(Tensor input, int offset = 0, int dim1 = -2, int dim2 = -1) => input.diagonal(offset, dim1, dim2);
    }
}
