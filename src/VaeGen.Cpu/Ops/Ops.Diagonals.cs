using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>A view of a diagonal of two dimensions; it becomes the last dimension.</summary>
    internal static TensorImpl Diagonal(TensorImpl x, long offset, long dim1, long dim2)
    {
        int a = Shapes.Dim(dim1, x.Rank), b = Shapes.Dim(dim2, x.Rank);
        Errors.Check(a != b, $"diagonal dimensions cannot be identical {dim1}, {dim2}");
        long row = Math.Max(-offset, 0), column = Math.Max(offset, 0);
        var length = Math.Max(Math.Min(x.Sizes[a] - row, x.Sizes[b] - column), 0);
        List<long> sizes = [], strides = [];
        for (var d = 0; d < x.Rank; d++)
        {
            if (d != a && d != b)
            {
                sizes.Add(x.Sizes[d]);
                strides.Add(x.Strides[d]);
            }
        }
        sizes.Add(length);
        strides.Add(x.Strides[a] + x.Strides[b]);
        var place = length == 0 ? x.Offset : x.Offset + (row * x.Strides[a]) + (column * x.Strides[b]);
        var from = x.Sizes;
        return MakeView(
            x, [.. sizes], [.. strides], place,
            "DiagonalBackward", pass => pass.Give(0, Placed(pass.Grad, from, whole => Diagonal(whole, offset, a, b))));
    }

    /// <summary>The part of the last two dimensions on and below (or above) a diagonal, zeros elsewhere.</summary>
    internal static TensorImpl Triangle(TensorImpl x, long diagonal, bool lower)
    {
        Errors.Check(x.Rank >= 2, $"{(lower ? "tril" : "triu")}: input tensor must have at least 2 dimensions");
        using var temp = new Temporaries();
        long rows = x.Sizes[^2], columns = x.Sizes[^1];
        var mask = temp.Own(TensorImpl.Empty([rows, columns], ScalarType.Bool));
        for (long i = 0; i < rows; i++)
        {
            for (long j = 0; j < columns; j++)
            {
                var isOutside = lower ? j - i > diagonal : j - i < diagonal;
                mask.Data[(i * columns) + j] = isOutside ? (byte)1 : (byte)0;
            }
        }
        GC.KeepAlive(mask);
        return MaskedFill(x, mask, Number.Of(false));
    }

    internal static TensorImpl CountNonZero(TensorImpl x, ReadOnlySpan<long> dims)
    {
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        return Sum(temp.Own(To(x, ScalarType.Bool)), dims, keepDim: false);
    }

    /// <summary>repeat, with missing leading counts taken as 1.</summary>
    internal static TensorImpl Tile(TensorImpl x, ReadOnlySpan<long> times)
    {
        var missing = Math.Max(x.Rank - times.Length, 0);
        return Repeat(x, [.. Enumerable.Repeat(1L, missing), .. times]);
    }
}
