using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

internal static partial class GradientTable
{
    private static IEnumerable<Case> LinearAlgebra()
    {
        Input square = Any(3, 3), right = Any(3, 2, 0.4), points = Any(4, 3), others = Any(2, 3, 0.6);
        var batch = new Input(Any(4, 2).Values, [2, 2, 2]);
        var cube = new Input(Any(6, 4).Values, [2, 3, 4]);
        yield return One("cholesky", square, static x => linalg.cholesky(Definite(x)));
        yield return One("cholesky batch", batch, static x => linalg.cholesky(Definite(x)));
        yield return Two("cholesky_solve", square, right, static (x, b) => b.cholesky_solve(linalg.cholesky(Definite(x))));
        yield return One("cholesky_inverse", square, static x => Definite(x).cholesky(upper: true).cholesky_inverse(upper: true));
        yield return Two("solve_triangular", square, right, static (x, b) => linalg.solve_triangular(Regular(x), b, upper: false));
        yield return Two("solve_triangular unit", square, right, static (x, b) => linalg.solve_triangular(x, b, upper: true, unitriangular: true));
        yield return Two("solve_triangular right", square, right, static (x, b) => linalg.solve_triangular(Regular(x), b.mT, upper: true, left: false));
        yield return Two("solve", square, right, static (x, b) => linalg.solve(Regular(x), b));
        yield return Two("solve batch", batch, Any(2, 2, 0.4), static (x, b) => linalg.solve(Regular(x), b));
        yield return One("det", square, static x => x.det());
        yield return One("det batch", batch, static x => Regular(x).det());
        yield return One("slogdet", square, static x => slogdet(x).logabsdet);
        yield return One("logdet", square, static x => Definite(x).logdet());
        yield return One("inverse", square, static x => Regular(x).inverse());
        yield return One("matrix_power", square, static x => x.matrix_power(3));
        yield return One("matrix_power negative", batch, static x => Regular(x).matrix_power(-2));
        yield return Two("cdist", points, others, static (x, y) => cdist(x, y));
        yield return Two("cdist broadcast", cube, Any(5, 4, 0.6), static (x, y) => cdist(x, y));
        yield return Two("cdist 1.5", points, others, static (x, y) => cdist(x, y, 1.5));
        yield return One("cumprod", cube, static x => x.cumprod(1));
        yield return One("logcumsumexp", cube, static x => x.logcumsumexp(2));
        yield return One("cummax", cube, static x => x.cummax(1).values * x);
        yield return One("cummin", cube, static x => x.cummin(2).values * x);
    }

    private static Tensor Definite(Tensor x) => x.matmul(x.mT) + (2 * eye(x.shape[^1], dtype: x.dtype));

    private static Tensor Regular(Tensor x) => x + (4 * eye(x.shape[^1], dtype: x.dtype));
}
