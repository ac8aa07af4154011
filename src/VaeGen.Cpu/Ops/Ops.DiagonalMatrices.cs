using VaeGen.Cpu.Autograd;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>Matrices with the last dimension on a diagonal, zeros elsewhere.</summary>
    internal static TensorImpl DiagonalEmbed(TensorImpl x, long offset, long dim1, long dim2)
    {
        Errors.Check(x.Rank > 0, $"diag_embed needs a tensor of at least one dimension");
        int a = Shapes.Dim(dim1, x.Rank + 1), b = Shapes.Dim(dim2, x.Rank + 1);
        Errors.Check(a != b, $"diagonal dimensions cannot be identical {dim1}, {dim2}");
        var edge = x.Sizes[^1] + Math.Abs(offset);
        List<long> sizes = [.. x.Sizes[..^1]];
        sizes.Insert(Math.Min(a, b), edge);
        sizes.Insert(Math.Max(a, b), edge);
        return Placed(x, [.. sizes], whole => Diagonal(whole, offset, a, b));
    }

    /// <summary>A vector's diagonal matrix, or a matrix's diagonal.</summary>
    internal static TensorImpl Diag(TensorImpl x, long offset)
    {
        Errors.Check(x.Rank is 1 or 2, $"diag(): Supports 1D or 2D tensors. Got {x.Rank}D");
        if (x.Rank == 1)
        {
            return DiagonalEmbed(x, offset, 0, 1);
        }
        using var temp = new Temporaries();
        return Clone(temp.Own(Diagonal(x, offset, 0, 1)));
    }

    internal static TensorImpl Trace(TensorImpl x)
    {
        Errors.Check(x.Rank == 2, $"trace: expected a matrix, but got tensor with dim {x.Rank}");
        using var temp = new Temporaries();
        return Sum(temp.Own(Diagonal(x, 0, 0, 1)), [], keepDim: false);
    }

    /// <summary>Rows and columns of the elements on and below (or above) a diagonal: [2, count].</summary>
    internal static TensorImpl TriangleIndices(long rows, long columns, long offset, bool lower, ScalarType dtype)
    {
        Errors.Check(rows >= 0 && columns >= 0, $"row and column counts must be non-negative, got {rows} and {columns}");
        List<long> i = [], j = [];
        for (long row = 0; row < rows; row++)
        {
            var from = lower ? 0 : Math.Max(0, row + offset);
            var to = lower ? Math.Min(columns, row + offset + 1) : columns;
            for (var column = from; column < to; column++)
            {
                i.Add(row);
                j.Add(column);
            }
        }
        using var temp = new Temporaries();
        return To(temp.Own(View(temp.Own(Vector([.. i, .. j])), [2, i.Count])), dtype);
    }

    /// <summary>The matrices, one after the other along the diagonal of a larger one; vectors count as rows.</summary>
    internal static TensorImpl BlockDiagonal(ReadOnlySpan<TensorImpl> blocks)
    {
        using var temp = new Temporaries();
        var matrices = new TensorImpl[blocks.Length];
        var columns = 0L;
        for (var i = 0; i < matrices.Length; i++)
        {
            Errors.Check(blocks[i].Rank <= 2, $"torch.block_diag: Input tensors must have 2 or fewer dimensions. Input {i} has {blocks[i].Rank} dimensions");
            matrices[i] = blocks[i].Rank == 2 ? blocks[i] : temp.Own(Reshape(blocks[i], [1, blocks[i].Count]));
            columns += matrices[i].Sizes[1];
        }
        var place = 0L;
        for (var i = 0; i < matrices.Length; i++)
        {
            var (block, start) = (matrices[i], place);
            place += block.Sizes[1];
            matrices[i] = temp.Own(Placed(block, [block.Sizes[0], columns], whole => Narrow(whole, 1, start, block.Sizes[1])));
        }
        return matrices.Length == 0 ? TensorImpl.Empty([1, 0], get_default_dtype()) : Cat(matrices, 0);
    }
}
