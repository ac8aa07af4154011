using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The triangular factor of symmetric positive definite matrices, [.., n, n].</summary>
    public static Tensor cholesky(Tensor input, bool upper) => input.cholesky(upper);

    /// <summary>X of A X = this, A given by its Cholesky factor <paramref name="input2"/>.</summary>
    public static Tensor cholesky_solve(Tensor input, Tensor input2, bool upper = false) => input.cholesky_solve(input2, upper);

    /// <summary>The inverse of the matrix whose Cholesky factor this is.</summary>
    public static Tensor cholesky_inverse(Tensor input, bool upper = false) => input.cholesky_inverse(upper);

    public static Tensor det(Tensor input) => input.det();

    /// <summary>The logarithm of the determinant; NaN where that is negative.</summary>
    public static Tensor logdet(Tensor input) => input.logdet();

    public static Tensor inverse(Tensor input) => input.inverse();

    /// <summary>The matrix multiplied with itself; a negative power is the inverse's.</summary>
    public static Tensor matrix_power(Tensor input, int n) => input.matrix_power(n);

    public static Tensor cholesky(Tensor input) => input.cholesky();

    public static (Tensor res, Tensor logabsdet) slogdet(Tensor A) => Pair(Ops.LogDeterminant(A.Impl));

    /// <summary>The p-distance of every row of the one from every row of the other: [.., n, d] and [.., m, d] give [.., n, m]. The mode only says how PyTorch should compute them.</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        new(Ops.PairwiseDistances(x1.Impl, x2.Impl, p));
}
