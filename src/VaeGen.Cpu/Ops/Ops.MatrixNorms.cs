using VaeGen.Cpu.Autograd;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>The norm of matrices in two dimensions: the largest (or least) sum of magnitudes of a column (1) or a row (∞).</summary>
    internal static TensorImpl MatrixNorm(TensorImpl x, double order, long[]? dims, bool keepDim)
    {
        var (row, column) = MatrixDims(x, dims);
        var magnitude = Math.Abs(order);
        Errors.Check(
            magnitude == 1 || double.IsInfinity(magnitude),
            $"linalg.matrix_norm: order {order} needs singular values, which the embedded engine does not compute; it has 1, -1, inf, -inf and \"fro\"");
        using var temp = new Temporaries();
        var (summed, searched) = magnitude == 1 ? (row, column) : (column, row);
        var sums = temp.Own(Sum(temp.Own(Abs(x)), [summed], keepDim: true));
        var norms = temp.Own(order > 0 ? Amax(sums, [searched], keepDim: true) : Amin(sums, [searched], keepDim: true));
        return keepDim ? norms.Retain() : WithoutTwo(temp, norms, row, column);
    }

    /// <summary>The norm by name; only Frobenius' is known.</summary>
    internal static TensorImpl MatrixNorm(TensorImpl x, string order, long[]? dims, bool keepDim)
    {
        var (row, column) = MatrixDims(x, dims);
        Errors.Check(
            order == "fro",
            $"linalg.matrix_norm: order \"{order}\" is not one that the embedded engine computes: it has \"fro\"");
        return Norm(x, 2, [row, column], keepDim);
    }

    /// <summary>A vector's norm in one dimension, a matrix's in two; without dimensions, by the tensor's own.</summary>
    internal static TensorImpl LinearNorm(TensorImpl x, double order, long[]? dims, bool keepDim)
    {
        if ((dims?.Length ?? x.Rank) == 1)
        {
            return Norm(x, order, dims ?? [0], keepDim);
        }
        Errors.Check(dims is not null || x.Rank == 2, $"linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got {x.Rank}D.");
        return MatrixNorm(x, order, dims, keepDim);
    }

    private static (int Row, int Column) MatrixDims(TensorImpl x, long[]? dims)
    {
        Errors.Check(x.Rank >= 2, $"linalg.matrix_norm: The input tensor must have at least 2 dimensions, but it is {Shapes.Text(x.Sizes)}.");
        Errors.Check(dims is null || dims.Length == 2, $"linalg.matrix_norm: dim must be a 2-tuple. Got {Shapes.Text(dims)}");
        var (row, column) = (Shapes.Dim(dims?[0] ?? -2, x.Rank), Shapes.Dim(dims?[1] ?? -1, x.Rank));
        Errors.Check(row != column, $"linalg.matrix_norm: dims must be different. Got ({row}, {column})");
        return (row, column);
    }

    private static TensorImpl WithoutTwo(Temporaries temp, TensorImpl x, int row, int column) =>
        Squeeze(temp.Own(Squeeze(x, Math.Max(row, column))), Math.Min(row, column));
}
