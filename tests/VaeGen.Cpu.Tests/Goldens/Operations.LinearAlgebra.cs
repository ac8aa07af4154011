using TorchSharp;
using static TorchSharp.torch;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

internal static partial class Operations
{
    public static Table LinearAlgebra { get; } = new()
    {
        ["cholesky"] = x => linalg.cholesky(Definite(x[0])),
        ["cholesky(upper)"] = x => Definite(x[0]).cholesky(upper: true),
        ["cholesky_inverse"] = x => linalg.cholesky(Definite(x[0])).cholesky_inverse(),
        ["det"] = x => Regular(x[0]).det(),
        ["slogdet"] = x => slogdet(Regular(x[0])).logabsdet,
        ["logdet"] = x => Definite(x[0]).logdet(),
        ["inverse"] = x => Regular(x[0]).inverse(),
        ["matrix_power(3)"] = x => x[0].matrix_power(3),
        ["matrix_power(-2)"] = x => Regular(x[0]).matrix_power(-2),
        ["matrix_power(0)"] = x => x[0].matrix_power(0) * x[0],
        ["cholesky_solve"] = x => x[1].cholesky_solve(linalg.cholesky(Definite(x[0]))),
        ["cholesky_solve(upper)"] = x => x[1].cholesky_solve(linalg.cholesky(Definite(x[0])).mT, upper: true),
        ["solve"] = x => linalg.solve(Regular(x[0]), x[1]),
        ["solve(left: false)"] = x => linalg.solve(Regular(x[0]), x[1].mT, left: false),
        ["solve_triangular(lower)"] = x => linalg.solve_triangular(Regular(x[0]), x[1], upper: false),
        ["solve_triangular(upper)"] = x => linalg.solve_triangular(Regular(x[0]), x[1], upper: true),
        ["solve_triangular(left: false)"] = x => linalg.solve_triangular(Regular(x[0]), x[1].mT, upper: true, left: false),
        ["solve_triangular(unitriangular)"] = x => linalg.solve_triangular(x[0] / 4, x[1], upper: false, unitriangular: true),
        ["cdist"] = x => cdist(x[0], x[1]),
        ["cdist(1)"] = x => cdist(x[0], x[1], 1),
        ["cdist(3)"] = x => cdist(x[0], x[1], 3),
        ["cdist(inf)"] = x => cdist(x[0], x[1], double.PositiveInfinity),
        ["cumprod(0)"] = x => x[0].cumprod(0),
        ["cumprod(1)"] = x => x[0].cumprod(1),
        ["logcumsumexp(0)"] = x => x[0].logcumsumexp(0),
        ["logcumsumexp(1)"] = x => x[0].logcumsumexp(1),
        ["cummax(0).values"] = x => x[0].cummax(0).values,
        ["cummax(1).indexes"] = x => x[0].cummax(1).indexes,
        ["cummin(1).values"] = x => x[0].cummin(1).values,
        ["cummin(0).indexes"] = x => x[0].cummin(0).indexes,
    };

    /// <summary>A symmetric positive definite matrix with eigenvalues well apart from zero.</summary>
    private static Tensor Definite(Tensor x) => x.matmul(x.mT) + (2 * eye(x.shape[^1], dtype: x.dtype));

    private static Tensor Regular(Tensor x) => x + (4 * eye(x.shape[^1], dtype: x.dtype));
}
