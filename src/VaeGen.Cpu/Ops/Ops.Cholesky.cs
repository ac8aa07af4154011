using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.LinearAlgebra;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>The lower (or upper) triangular factor of symmetric positive definite matrices, [.., n, n].</summary>
    internal static TensorImpl CholeskyFactor(TensorImpl x, bool upper)
    {
        var (factor, info) = CholeskyChecked(x, checkErrors: true);
        info.Release();
        if (!upper)
        {
            return factor;
        }
        using var temp = new Temporaries();
        return Transpose(temp.Own(factor), -2, -1);
    }

    /// <summary>The lower factor, and for each matrix 0 or the order of the leading minor that is not positive definite.</summary>
    internal static (TensorImpl Factor, TensorImpl Info) CholeskyChecked(TensorImpl x, bool checkErrors)
    {
        CheckSquare("linalg.cholesky", x);
        CheckReal("linalg.cholesky", x);
        var factor = CloneStrided(x, Shapes.ContiguousStrides(x.Sizes));
        var info = TensorImpl.Empty(x.Sizes[..^2], ScalarType.Int32);
        Cholesky.Factor(factor, info);
        if (checkErrors)
        {
            CheckInfo(
                info, factor, "linalg.cholesky",
                static minor => $"The factorization could not be completed because the input is not positive-definite (the leading minor of order {minor} is not positive-definite).");
        }
        if (Graph.Records(x))
        {
            Graph.Record(
                factor,
                "LinalgCholeskyExBackward",
                static pass =>
                {
                    // Lᵀ dL's lower triangle with half its diagonal, symmetric, between L⁻ᵀ and L⁻¹ (Murray 2016, arXiv:1602.07527).
                    var l = pass.Saved(0);
                    var lower = pass.Own(Triangle(pass.Own(MatMul(pass.Own(Transpose(l, -2, -1)), pass.Grad)), 0, lower: true));
                    var strict = pass.Own(Triangle(lower, -1, lower: true));
                    var both = pass.Own(Add(lower, pass.Own(Transpose(strict, -2, -1))));
                    var left = pass.Own(SolveTriangular(pass.Own(Transpose(l, -2, -1)), pass.Own(Scale(both, 0.5)), upper: true));
                    pass.Give(0, SolveTriangular(l, left, upper: false, left: false));
                },
                [x],
                [Graph.Output]);
        }
        return (factor, info);
    }

    /// <summary>Solves A X = B, A given by its Cholesky factor.</summary>
    internal static TensorImpl CholeskySolve(TensorImpl b, TensorImpl factor, bool upper)
    {
        CheckSquare("cholesky_solve", factor);
        using var temp = new Temporaries();
        var transposed = temp.Own(Transpose(factor, -2, -1));
        var (lower, other) = upper ? (transposed, factor) : (factor, transposed);
        return SolveTriangular(other, temp.Own(SolveTriangular(lower, b, upper: false)), upper: true);
    }

    /// <summary>The inverse of a matrix given by its Cholesky factor.</summary>
    internal static TensorImpl CholeskyInverse(TensorImpl factor, bool upper)
    {
        CheckSquare("cholesky_inverse", factor);
        using var temp = new Temporaries();
        return CholeskySolve(temp.Own(Identity(factor.Sizes[^1], factor.DType)), factor, upper);
    }

    internal static TensorImpl Identity(long size, ScalarType dtype)
    {
        var eye = Full([size, size], 0, dtype);
        using var off = GradMode.Enable(false);
        using var temp = new Temporaries();
        FillInPlace(temp.Own(Diagonal(eye, 0, 0, 1)), Number.Of(1L));
        return eye;
    }

    private static void CheckSquare(string operation, TensorImpl x)
    {
        Errors.Check(x.Rank >= 2, $"{operation}: The input tensor A must have at least 2 dimensions, but it is {Shapes.Text(x.Sizes)}.");
        Errors.Check(x.Sizes[^1] == x.Sizes[^2], $"{operation}: A must be batches of square matrices, but they are {x.Sizes[^2]} by {x.Sizes[^1]} matrices");
    }

    private static void CheckReal(string operation, TensorImpl x) =>
        Errors.Check(DTypes.IsFloating(x.DType), $"{operation}: Expected a floating point tensor as input, but got {DTypes.Name(x.DType)}");

    // Takes over nothing, but frees the results before it throws.
    private static void CheckInfo(TensorImpl info, TensorImpl result, string operation, Func<int, string> reason)
    {
        for (long i = 0; i < info.Count; i++)
        {
            if (info.Pointer<int>()[i] is var code and not 0)
            {
                info.Release();
                result.Release();
                throw Errors.Torch(info.Rank == 0 ? $"{operation}: {reason(code)}" : $"{operation}: (Batch element {i}): {reason(code)}");
            }
        }
        GC.KeepAlive(info);
    }
}
