using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.LinearAlgebra;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>X of T X = B, or of X T = B; batches broadcast. Only one triangle of T is read.</summary>
    internal static TensorImpl SolveTriangular(TensorImpl t, TensorImpl b, bool upper, bool left = true, bool unit = false)
    {
        if (!left)
        {
            // Tᵀ Xᵀ = Bᵀ
            using var turned = new Temporaries();
            var rest = turned.Own(SolveTriangular(turned.Own(Transpose(t, -2, -1)), turned.Own(Transpose(b, -2, -1)), !upper, true, unit));
            return Transpose(rest, -2, -1);
        }
        CheckSquare("linalg.solve_triangular", t);
        CheckSystem("linalg.solve_triangular", t, b);
        using var temp = new Temporaries();
        var batch = Shapes.Broadcast(t.Sizes[..^2], b.Sizes[..^2]);
        var triangles = temp.Own(Expand(t, [.. batch, .. t.Sizes[^2..]]));
        var right = temp.Own(Expand(b, [.. batch, .. b.Sizes[^2..]]));
        TensorImpl x;
        using (GradMode.Enable(false))
        {
            x = CloneStrided(right, Shapes.ContiguousStrides(right.Sizes));
            var count = Shapes.Count(batch);
            Triangular.Solve(temp.Own(Reshape(triangles, [count, .. t.Sizes[^2..]])), temp.Own(View(x, [count, .. b.Sizes[^2..]])), upper, unit);
        }
        if (Graph.Records(triangles, right))
        {
            Graph.Record(
                x,
                "LinalgSolveTriangularBackward",
                pass =>
                {
                    var ofB = pass.Own(SolveTriangular(pass.Own(Transpose(pass.Saved(0), -2, -1)), pass.Grad, !upper, true, unit));
                    if (pass.Needs(0))
                    {
                        var product = pass.Own(MatMul(ofB, pass.Own(Transpose(pass.Saved(1), -2, -1))));
                        var diagonal = unit ? upper ? 1 : -1 : 0;
                        pass.Give(0, Neg(pass.Own(Triangle(product, diagonal, lower: !upper))));
                    }
                    if (pass.Needs(1))
                    {
                        pass.Give(1, ofB.Retain());
                    }
                },
                [triangles, right],
                [triangles, Graph.Output]);
        }
        return x;
    }

    /// <summary>X of A X = B, or of X A = B; B may be a vector, or a batch of them.</summary>
    /// <returns>X, and for each matrix 0 or the place of the pivot that is zero.</returns>
    internal static (TensorImpl X, TensorImpl Info) Solve(TensorImpl a, TensorImpl b, bool left, bool checkErrors)
    {
        using var temp = new Temporaries();
        CheckSquare("linalg.solve", a);
        var isVector = b.Rank == 1 || (a.Rank - 1 == b.Rank && Shapes.Same(b.Sizes, a.Sizes.AsSpan(..^1)));
        if (isVector)
        {
            Errors.Check(left, $"linalg.solve: Vector broadcasting of the right hand side is not supported for left=False: {Shapes.Text(b.Sizes)}");
            var (column, code) = Solve(a, temp.Own(Unsqueeze(b, -1)), left, checkErrors);
            return (Squeeze(temp.Own(column), -1), code);
        }
        if (!left)
        {
            var (turned, code) = Solve(temp.Own(Transpose(a, -2, -1)), temp.Own(Transpose(b, -2, -1)), true, checkErrors);
            return (Transpose(temp.Own(turned), -2, -1), code);
        }
        CheckReal("linalg.solve", a);
        CheckSystem("linalg.solve", a, b);
        var batch = Shapes.Broadcast(a.Sizes[..^2], b.Sizes[..^2]);
        var matrices = temp.Own(Expand(a, [.. batch, .. a.Sizes[^2..]]));
        var right = temp.Own(Expand(b, [.. batch, .. b.Sizes[^2..]]));
        var x = CloneStrided(right, Shapes.ContiguousStrides(right.Sizes));
        var (factors, pivots, info) = LuFactor(matrices);
        _ = temp.Own(factors);
        _ = temp.Own(pivots);
        if (checkErrors)
        {
            CheckInfo(info, x, "linalg.solve", static _ => "The solver failed because the input matrix is singular.");
        }
        using (GradMode.Enable(false))
        {
            var rows = temp.Own(View(x, [pivots.Count / Math.Max(1, a.Sizes[^1]), .. b.Sizes[^2..]]));
            var square = temp.Own(View(factors, [rows.Sizes[0], .. a.Sizes[^2..]]));
            ExchangeRows(rows, pivots);
            Triangular.Solve(square, rows, upper: false, unit: true);
            Triangular.Solve(square, rows, upper: true, unit: false);
        }
        if (Graph.Records(matrices, right))
        {
            Graph.Record(
                x,
                "LinalgSolveExBackward",
                static pass =>
                {
                    var (ofB, code) = Solve(pass.Own(Transpose(pass.Saved(0), -2, -1)), pass.Grad, true, checkErrors: false);
                    code.Release();
                    _ = pass.Own(ofB);
                    if (pass.Needs(0))
                    {
                        pass.Give(0, Neg(pass.Own(MatMul(ofB, pass.Own(Transpose(pass.Saved(1), -2, -1))))));
                    }
                    if (pass.Needs(1))
                    {
                        pass.Give(1, ofB.Retain());
                    }
                },
                [matrices, right],
                [matrices, Graph.Output]);
        }
        return (x, info);
    }

    internal static (TensorImpl Inverse, TensorImpl Info) Invert(TensorImpl a, bool checkErrors)
    {
        CheckSquare("linalg.inv", a);
        CheckReal("linalg.inv", a);
        using var temp = new Temporaries();
        var eye = temp.Own(Expand(temp.Own(Identity(a.Sizes[^1], a.DType)), a.Sizes));
        var (inverse, info) = Solve(a, eye, left: true, checkErrors: false);
        if (checkErrors)
        {
            CheckInfo(
                info, inverse, "linalg.inv",
                static place => $"The diagonal element {place} is zero, the inversion could not be completed because the input matrix is singular.");
        }
        return (inverse, info);
    }

    /// <summary>L and U in one matrix, the exchanges of rows, and 0 or the place of a zero pivot; outside the graph.</summary>
    private static (TensorImpl Factors, TensorImpl Pivots, TensorImpl Info) LuFactor(TensorImpl a)
    {
        var factors = CloneStrided(a, Shapes.ContiguousStrides(a.Sizes));
        var pivots = TensorImpl.Empty(a.Sizes[..^1], ScalarType.Int32);
        var info = TensorImpl.Empty(a.Sizes[..^2], ScalarType.Int32);
        Lu.Factor(factors, pivots, info);
        return (factors, pivots, info);
    }

    /// <summary>The exchanges that the factorisation made, made with the rows of [batch, n, columns].</summary>
    private static void ExchangeRows(TensorImpl x, TensorImpl pivots)
    {
        var (n, bytes) = (x.Sizes[1], checked((int)(x.Sizes[2] * DTypes.Size(x.DType))));
        var places = pivots.Pointer<int>();
        var spare = new byte[bytes];
        for (long i = 0; i < pivots.Count; i++)
        {
            var other = (i / n * n) + places[i] - 1;
            if (other != i)
            {
                Span<byte> a = new(x.Data + (i * bytes), bytes), b = new(x.Data + (other * bytes), bytes);
                a.CopyTo(spare);
                b.CopyTo(a);
                spare.CopyTo(b);
            }
        }
        GC.KeepAlive(x);
        GC.KeepAlive(pivots);
    }

    private static void CheckSystem(string operation, TensorImpl a, TensorImpl b)
    {
        Errors.Check(b.Rank >= 2, $"{operation}: The input tensor B must have at least 2 dimensions, but it is {Shapes.Text(b.Sizes)}.");
        Errors.Check(
            b.Sizes[^2] == a.Sizes[^1],
            $"{operation}: Incompatible shapes of A and B for the equation AX = B: {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
        Errors.Check(
            a.DType == b.DType && DTypes.IsFloating(a.DType),
            $"{operation}: Expected A and B to have the same floating point dtype, but found {DTypes.Name(a.DType)} and {DTypes.Name(b.DType)} instead");
    }
}
