using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The triangular factor of symmetric positive definite matrices, [.., n, n].</summary>
        public Tensor cholesky(bool upper = false) => new(Ops.CholeskyFactor(Impl, upper));

        /// <summary>X of A X = this, A given by its Cholesky factor <paramref name="input2"/>.</summary>
        public Tensor cholesky_solve(Tensor input2, bool upper = false) => new(Ops.CholeskySolve(Impl, input2.Impl, upper));

        /// <summary>The inverse of the matrix whose Cholesky factor this is.</summary>
        public Tensor cholesky_inverse(bool upper = false) => new(Ops.CholeskyInverse(Impl, upper));

        public Tensor det() => new(Ops.Determinant(Impl));

        /// <summary>The logarithm of the determinant; NaN where that is negative.</summary>
        public Tensor logdet() => new(Ops.LogOfDeterminant(Impl));

        public Tensor inverse() => new(First(Ops.Invert(Impl, checkErrors: true)));

        /// <summary>The matrix multiplied with itself; a negative power is the inverse's.</summary>
        public Tensor matrix_power(int n) => new(Ops.MatrixPower(Impl, n));
    }
}
