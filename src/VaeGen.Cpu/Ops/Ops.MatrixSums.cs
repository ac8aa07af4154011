using VaeGen.Cpu.Autograd;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>Products added to a tensor, and products over any dimensions.</content>
internal static unsafe partial class Ops
{
    /// <summary>beta · c + alpha · product, c broadcast; with beta 0, c is not looked at.</summary>
    private static TensorImpl Combined(TensorImpl c, TensorImpl product, double beta, double alpha)
    {
        Errors.Check(
            Shapes.Same(Shapes.Broadcast(c.Sizes, product.Sizes), product.Sizes),
            $"The expanded size of the tensor {Shapes.Text(product.Sizes)} must match the existing size {Shapes.Text(c.Sizes)}");
        using var temp = new Temporaries();
        var scaled = alpha == 1 ? product : temp.Own(Scale(product, alpha));
        // 0 · NaN would be NaN; as a mask, c still gets its gradient, which is 0.
        var added = beta == 0 ? temp.Own(MaskedFill(c, temp.Own(Full(Shapes.Scalar, 1, ScalarType.Bool)), Number.Of(0L)))
            : beta == 1 ? c
            : temp.Own(Scale(c, beta));
        return Add(scaled, added);
    }

    /// <summary>beta · c + alpha · the sum of the batch's products.</summary>
    internal static TensorImpl Addbmm(TensorImpl c, TensorImpl a, TensorImpl b, double beta, double alpha)
    {
        using var temp = new Temporaries();
        return Combined(c, temp.Own(Sum(temp.Own(Bmm(a, b)), [0], keepDim: false)), beta, alpha);
    }

    internal static TensorImpl Baddbmm(TensorImpl c, TensorImpl a, TensorImpl b, double beta, double alpha)
    {
        using var temp = new Temporaries();
        return Combined(c, temp.Own(Bmm(a, b)), beta, alpha);
    }

    internal static TensorImpl Addmv(TensorImpl c, TensorImpl matrix, TensorImpl vector, double beta, double alpha)
    {
        using var temp = new Temporaries();
        return Combined(c, temp.Own(Mv(matrix, vector)), beta, alpha);
    }

    internal static TensorImpl Addr(TensorImpl c, TensorImpl a, TensorImpl b, double beta, double alpha)
    {
        using var temp = new Temporaries();
        return Combined(c, temp.Own(Outer(a, b)), beta, alpha);
    }

    /// <summary>Sums over pairs of dimensions of the one and the other.</summary>
    internal static TensorImpl TensorDot(TensorImpl a, TensorImpl b, ReadOnlySpan<long> dimsA, ReadOnlySpan<long> dimsB)
    {
        Errors.Check(dimsA.Length == dimsB.Length, $"both dimension lists should have same length, got {dimsA.Length} and {dimsB.Length}");
        long[] sumA = [.. dimsA], sumB = [.. dimsB];
        var count = 1L;
        for (var i = 0; i < sumA.Length; i++)
        {
            sumA[i] = Shapes.Dim(sumA[i], a.Rank);
            sumB[i] = Shapes.Dim(sumB[i], b.Rank);
            Errors.Check(
                a.Sizes[sumA[i]] == b.Sizes[sumB[i]],
                $"contracted dimensions need to match, but first has size {a.Sizes[sumA[i]]} in dim {sumA[i]} and second has size {b.Sizes[sumB[i]]} in dim {sumB[i]}: {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
            count *= a.Sizes[sumA[i]];
        }
        long[] restA = Others(a.Rank, sumA), restB = Others(b.Rank, sumB);
        using var temp = new Temporaries();
        long[] keptA = Array.ConvertAll(restA, d => a.Sizes[d]), keptB = Array.ConvertAll(restB, d => b.Sizes[d]);
        var left = temp.Own(Reshape(temp.Own(Permute(a, [.. restA, .. sumA])), [Shapes.Count(keptA), count]));
        var right = temp.Own(Reshape(temp.Own(Permute(b, [.. sumB, .. restB])), [count, Shapes.Count(keptB)]));
        return View(temp.Own(Mm(left, right)), [.. keptA, .. keptB]);
    }

    // The last of the one with the first of the other.
    internal static TensorImpl TensorDot(TensorImpl a, TensorImpl b, long dims)
    {
        Errors.Check(dims >= 0 && dims <= Math.Min(a.Rank, b.Rank), $"tensordot expects dims >= 0 and no more than the tensors have, but got dims={dims} for {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
        var ofA = new long[dims];
        var ofB = new long[dims];
        for (var i = 0; i < dims; i++)
        {
            ofA[i] = a.Rank - dims + i;
            ofB[i] = i;
        }
        return TensorDot(a, b, ofA, ofB);
    }

    private static long[] Others(int rank, long[] dims)
    {
        var others = new List<long>(rank);
        for (var d = 0; d < rank; d++)
        {
            if (!dims.AsSpan().Contains(d))
            {
                others.Add(d);
            }
        }
        return [.. others];
    }

    /// <summary>Every element of the one times the whole of the other.</summary>
    internal static TensorImpl Kronecker(TensorImpl a, TensorImpl b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        long[] left = new long[2 * rank], right = new long[2 * rank], sizes = new long[rank];
        for (var i = 0; i < rank; i++)
        {
            var (ownA, ownB) = (i - rank + a.Rank, i - rank + b.Rank);
            left[2 * i] = ownA < 0 ? 1 : a.Sizes[ownA];
            left[(2 * i) + 1] = right[2 * i] = 1;
            right[(2 * i) + 1] = ownB < 0 ? 1 : b.Sizes[ownB];
            sizes[i] = left[2 * i] * right[(2 * i) + 1];
        }
        using var temp = new Temporaries();
        return Reshape(temp.Own(Mul(temp.Own(Reshape(a, left)), temp.Own(Reshape(b, right)))), sizes);
    }

    /// <summary>The product of matrices in the order that takes the fewest multiplications; the first and last may be vectors.</summary>
    internal static TensorImpl MultiDot(ReadOnlySpan<TensorImpl> factors)
    {
        var n = factors.Length;
        Errors.Check(n >= 1, $"multi_dot(): expected at least 1 tensor but got none");
        using var temp = new Temporaries();
        if (n == 1)
        {
            return Clone(factors[0]);
        }
        TensorImpl[] matrices = [.. factors];
        var (isRow, isColumn) = (matrices[0].Rank == 1, matrices[^1].Rank == 1);
        matrices[0] = isRow ? temp.Own(Unsqueeze(matrices[0], 0)) : matrices[0];
        matrices[^1] = isColumn ? temp.Own(Unsqueeze(matrices[^1], 1)) : matrices[^1];
        foreach (var matrix in matrices)
        {
            Errors.Check(matrix.Rank == 2, $"multi_dot(): all but the first and last tensors must be 2D, but one is {Shapes.Text(matrix.Sizes)}");
        }
        // cost[i, j]: of the product of matrices i to j; cut[i, j]: after which to cut it in two.
        var cost = new double[n, n];
        var cut = new int[n, n];
        for (var length = 1; length < n; length++)
        {
            for (var i = 0; i + length < n; i++)
            {
                var j = i + length;
                cost[i, j] = double.PositiveInfinity;
                for (var k = i; k < j; k++)
                {
                    var own = cost[i, k] + cost[k + 1, j] + ((double)matrices[i].Sizes[0] * matrices[k].Sizes[1] * matrices[j].Sizes[1]);
                    if (own < cost[i, j])
                    {
                        (cost[i, j], cut[i, j]) = (own, k);
                    }
                }
            }
        }
        var product = temp.Own(Chain(matrices, cut, 0, n - 1));
        product = isRow ? temp.Own(Squeeze(product, 0)) : product;
        return isColumn ? Squeeze(product, -1) : product.Retain();
    }

    private static TensorImpl Chain(TensorImpl[] matrices, int[,] cut, int first, int last)
    {
        if (first == last)
        {
            return matrices[first].Retain();
        }
        using var temp = new Temporaries();
        var middle = cut[first, last];
        return Mm(temp.Own(Chain(matrices, cut, first, middle)), temp.Own(Chain(matrices, cut, middle + 1, last)));
    }

    /// <summary>The vector product along a dimension of size 3.</summary>
    internal static TensorImpl Cross(TensorImpl a, TensorImpl b, long dim)
    {
        Errors.Check(a.Rank == b.Rank, $"linalg.cross: inputs must have the same number of dimensions: {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
        var d = Shapes.Dim(dim, a.Rank);
        Errors.Check(a.Rank > 0 && a.Sizes[d] == 3 && b.Sizes[d] == 3, $"linalg.cross: inputs dimension {dim} must have length 3. Got {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
        using var temp = new Temporaries();
        var first = temp.Own(Mul(temp.Own(Roll(a, [-1], [d])), temp.Own(Roll(b, [-2], [d]))));
        return Sub(first, temp.Own(Mul(temp.Own(Roll(a, [-2], [d])), temp.Own(Roll(b, [-1], [d])))));
    }
}
