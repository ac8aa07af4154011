using VaeGen.Cpu.Autograd;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>Matrices by matrices, batch by batch: [b, n, k] × [b, k, m].</summary>
    internal static TensorImpl Bmm(TensorImpl a, TensorImpl b)
    {
        Errors.Check(a.Rank == 3 && b.Rank == 3, $"batch1 and batch2 must be 3D tensors, got {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
        Errors.Check(
            a.Sizes[0] == b.Sizes[0] && a.Sizes[2] == b.Sizes[1],
            $"Expected size for first two dimensions of batch2 tensor to be: [{a.Sizes[0]}, {a.Sizes[2]}] but got: [{b.Sizes[0]}, {b.Sizes[1]}].");
        CheckSameType(a, b);
        var y = TensorImpl.Empty([a.Sizes[0], a.Sizes[1], b.Sizes[2]], a.DType);
        using (GradMode.Enable(false))
        {
            for (long i = 0; i < a.Sizes[0]; i++)
            {
                using var temp = new Temporaries();
                MultiplyMatrices(temp.Own(Select(a, 0, i)), temp.Own(Select(b, 0, i)), temp.Own(Select(y, 0, i)), null);
            }
        }
        if (Graph.Records(a, b))
        {
            Graph.Record(
                y,
                "BmmBackward",
                static pass =>
                {
                    if (pass.Needs(0))
                    {
                        pass.Give(0, Bmm(pass.Grad, pass.Own(Transpose(pass.Saved(1), 1, 2))));
                    }
                    if (pass.Needs(1))
                    {
                        pass.Give(1, Bmm(pass.Own(Transpose(pass.Saved(0), 1, 2)), pass.Grad));
                    }
                },
                [a, b],
                [b.RequiresGrad ? a : Graph.Nothing, a.RequiresGrad ? b : Graph.Nothing]);
        }
        return y;
    }

    internal static TensorImpl Mv(TensorImpl matrix, TensorImpl vector)
    {
        Errors.Check(matrix.Rank == 2 && vector.Rank == 1, $"vector + matrix @ vector expected, got {Shapes.Text(matrix.Sizes)}, {Shapes.Text(vector.Sizes)}");
        Errors.Check(matrix.Sizes[1] == vector.Sizes[0], $"size mismatch, got input ({matrix.Sizes[0]}x{matrix.Sizes[1]}), vec ({vector.Sizes[0]})");
        using var temp = new Temporaries();
        return Squeeze(temp.Own(Mm(matrix, temp.Own(Unsqueeze(vector, 1)))), 1);
    }

    internal static TensorImpl Dot(TensorImpl a, TensorImpl b)
    {
        Errors.Check(a.Rank == 1 && b.Rank == 1, $"1D tensors expected, but got {a.Rank}D and {b.Rank}D tensors");
        Errors.Check(
            a.Sizes[0] == b.Sizes[0],
            $"inconsistent tensor size, expected tensor {Shapes.Text(a.Sizes)} and src {Shapes.Text(b.Sizes)} to have the same number of elements");
        CheckSameType(a, b);
        using var temp = new Temporaries();
        return Sum(temp.Own(Mul(a, b)), [], keepDim: false);
    }

    internal static TensorImpl Outer(TensorImpl a, TensorImpl b)
    {
        Errors.Check(a.Rank == 1 && b.Rank == 1, $"outer: Expected 1-D arguments, but got {a.Rank}-D and {b.Rank}-D");
        using var temp = new Temporaries();
        return Mul(temp.Own(Unsqueeze(a, 1)), b);
    }

    /// <summary>The product of any two tensors of at least one dimension: vectors, matrices, and batches of matrices, which broadcast.</summary>
    internal static TensorImpl MatMul(TensorImpl a, TensorImpl b)
    {
        Errors.Check(
            a.Rank > 0 && b.Rank > 0,
            $"both arguments to matmul need to be at least 1D, but they are {a.Rank}D and {b.Rank}D");
        using var temp = new Temporaries();
        switch (a.Rank, b.Rank)
        {
            case (1, 1): return Dot(a, b);
            case (2, 1): return Mv(a, b);
            case (1, 2): return Squeeze(temp.Own(Mm(temp.Own(Unsqueeze(a, 0)), b)), 0);
            case (2, 2): return Mm(a, b);
            case ( > 2, 1 or 2):
                // One matrix on the right: the batch is just more rows.
                var matrix = b.Rank == 2 ? b : temp.Own(Unsqueeze(b, 1));
                var rows = temp.Own(Reshape(a, [-1, a.Sizes[^1]]));
                var product = temp.Own(Mm(rows, matrix));
                return View(product, b.Rank == 2 ? [.. a.Sizes[..^1], b.Sizes[1]] : a.Sizes[..^1]);
            default:
                return BatchedMatMul(temp, a, b);
        }
    }

    private static TensorImpl BatchedMatMul(Temporaries temp, TensorImpl a, TensorImpl b)
    {
        var left = a.Rank == 1 ? temp.Own(Unsqueeze(a, 0)) : a;
        var right = b.Rank == 1 ? temp.Own(Unsqueeze(b, 1)) : b;
        var batch = Shapes.Broadcast(left.Sizes[..^2], right.Sizes[..^2]);
        var count = Shapes.Count(batch);
        var x = temp.Own(Reshape(temp.Own(Expand(left, [.. batch, .. left.Sizes[^2..]])), [count, .. left.Sizes[^2..]]));
        var y = temp.Own(Reshape(temp.Own(Expand(right, [.. batch, .. right.Sizes[^2..]])), [count, .. right.Sizes[^2..]]));
        var product = temp.Own(Bmm(x, y));
        List<long> sizes = [.. batch];
        if (a.Rank > 1)
        {
            sizes.Add(left.Sizes[^2]);
        }
        if (b.Rank > 1)
        {
            sizes.Add(right.Sizes[^1]);
        }
        return View(product, [.. sizes]);
    }

    /// <summary>Sums over the last dimension of both.</summary>
    internal static TensorImpl Inner(TensorImpl a, TensorImpl b)
    {
        if (a.Rank == 0 || b.Rank == 0)
        {
            return Mul(a, b);
        }
        Errors.Check(
            a.Sizes[^1] == b.Sizes[^1],
            $"inner() the last dimension must match on both input tensors but got shapes {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
        using var temp = new Temporaries();
        var left = temp.Own(Reshape(a, [-1, a.Sizes[^1]]));
        var right = temp.Own(Transpose(temp.Own(Reshape(b, [-1, b.Sizes[^1]])), 0, 1));
        return View(temp.Own(Mm(left, right)), [.. a.Sizes[..^1], .. b.Sizes[..^1]]);
    }
}
