using VaeGen.Cpu.Autograd;

namespace VaeGen.Cpu;

/// <content>Einstein's sums: <c>"bij,bjk-&gt;bik"</c>.</content>
internal static unsafe partial class Ops
{
    /// <summary>
    /// Every operand is brought to one order of labels, with size 1 where it lacks one; then they are multiplied from left to right,
    /// and a label is summed as soon as no later operand has it: matrix products, batch by batch.
    /// </summary>
    internal static TensorImpl Einsum(string equation, ReadOnlySpan<TensorImpl> operands)
    {
        Errors.Check(operands.Length > 0, $"einsum(): must provide at least one operand");
        var labels = EinsumLabels.Parse(equation, operands);
        using var temp = new Temporaries();
        var rank = labels.Order.Count;
        var aligned = new TensorImpl[operands.Length];
        for (var i = 0; i < aligned.Length; i++)
        {
            aligned[i] = temp.Own(Aligned(temp, operands[i], labels.Operands[i], labels.Order));
        }
        var result = aligned[0];
        for (var i = 0; i < aligned.Length; i++)
        {
            var summed = new List<long>();
            for (var dim = labels.OutputCount; dim < rank; dim++)
            {
                if (labels.LastUse[dim] == i)
                {
                    summed.Add(dim);
                }
            }
            if (i > 0)
            {
                result = temp.Own(SumOfProducts(temp, result, aligned[i], summed));
            }
            else if (summed.Count > 0)
            {
                result = temp.Own(Sum(result, summed.ToArray(), keepDim: true));
            }
        }
        return Reshape(result, result.Sizes[..labels.OutputCount]);
    }

    // Repeated labels become diagonals, the rest takes its place in the common order.
    private static TensorImpl Aligned(Temporaries temp, TensorImpl x, List<int> own, List<int> order)
    {
        var remaining = new List<int>(own);
        for (var i = 0; i < remaining.Count; i++)
        {
            for (var j = remaining.Count - 1; j > i; j--)
            {
                if (remaining[j] == remaining[i])
                {
                    Errors.Check(x.Sizes[i] == x.Sizes[j], $"einsum(): subscript {EinsumLabels.Name(remaining[i])} is repeated for dimensions of different sizes: {Shapes.Text(x.Sizes)}");
                    // The diagonal becomes the last dimension.
                    x = temp.Own(Diagonal(x, 0, i, j));
                    var label = remaining[i];
                    remaining.RemoveAt(j);
                    remaining.RemoveAt(i);
                    remaining.Add(label);
                    i = -1;
                    break;
                }
            }
        }
        var permutation = new List<long>();
        var sizes = new List<long>();
        foreach (var label in order)
        {
            var place = remaining.IndexOf(label);
            if (place >= 0)
            {
                permutation.Add(place);
            }
            sizes.Add(place < 0 ? 1 : x.Sizes[place]);
        }
        return Reshape(temp.Own(Permute(x, [.. permutation])), [.. sizes]);
    }

    // Both have the same number of dimensions, 1 standing for "not there"; the dimensions given are summed and stay with size 1.
    private static TensorImpl SumOfProducts(Temporaries temp, TensorImpl a, TensorImpl b, List<long> summed)
    {
        List<long> batch = [], left = [], right = [], both = [];
        for (var d = 0; d < a.Rank; d++)
        {
            var (inA, inB, isSummed) = (a.Sizes[d] != 1, b.Sizes[d] != 1, summed.Contains(d));
            Errors.Check(
                !inA || !inB || a.Sizes[d] == b.Sizes[d],
                $"einsum(): operands do not broadcast with remapped shapes [original->remapped]: {Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)}");
            if (isSummed && inA != inB)
            {
                a = inA ? temp.Own(Sum(a, [d], keepDim: true)) : a;
                b = inB ? temp.Own(Sum(b, [d], keepDim: true)) : b;
            }
            (isSummed ? both : inA && inB ? batch : inA ? left : right).Add(d);
        }
        long Product(List<long> dims, TensorImpl x) => dims.Aggregate(1L, (product, d) => product * x.Sizes[d]);
        var (batches, rows, columns, inner) = (Product(batch, a), Product(left, a), Product(right, b), Product(both, a));
        var x = temp.Own(Reshape(temp.Own(Permute(a, [.. batch, .. left, .. both, .. right])), [batches, rows, inner]));
        var y = temp.Own(Reshape(temp.Own(Permute(b, [.. batch, .. both, .. right, .. left])), [batches, inner, columns]));
        long[] order = [.. batch, .. left, .. right, .. both], back = new long[order.Length], sizes = new long[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            back[order[i]] = i;
            sizes[i] = i < batch.Count + left.Count ? a.Sizes[order[i]] : i < order.Length - both.Count ? b.Sizes[order[i]] : 1;
        }
        return Permute(temp.Own(View(temp.Own(Bmm(x, y)), sizes)), back);
    }
}
