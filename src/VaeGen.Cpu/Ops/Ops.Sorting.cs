using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>Each line along the dimension in order, and where its elements stood; always stable. NaN counts as the greatest.</summary>
    internal static (TensorImpl Values, TensorImpl Indices) Sort(TensorImpl x, long dim, bool descending)
    {
        var d = Shapes.Dim(dim, x.Rank);
        TensorImpl indices;
        using (GradMode.Enable(false))
        {
            indices = AlongLast(x, d, rows => Sorting.Order(rows, descending));
        }
        return (Gather(x, d, indices), indices);
    }

    internal static TensorImpl ArgSort(TensorImpl x, long dim, bool descending)
    {
        var (values, indices) = Sort(x, dim, descending);
        values.Release();
        return indices;
    }

    /// <summary>The k greatest (or least) of each line, sorted, and where they stood.</summary>
    internal static (TensorImpl Values, TensorImpl Indices) TopK(TensorImpl x, long k, long dim, bool largest)
    {
        var d = Shapes.Dim(dim, x.Rank);
        var size = x.Rank == 0 ? 1 : x.Sizes[d];
        Errors.Check(k >= 0 && k <= size, $"selected index k out of range ({k} of {size})");
        using var temp = new Temporaries();
        var (values, indices) = Sort(x, d, largest);
        _ = temp.Own(values);
        _ = temp.Own(indices);
        return x.Rank == 0
            ? (values.Retain(), indices.Retain())
            : (Narrow(values, d, 0, k), ContiguousCopy(temp.Own(Narrow(indices, d, 0, k))));
    }
}
