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
            : (Narrow(values, d, 0, k), Clone(temp.Own(Narrow(indices, d, 0, k))));
    }

    /// <summary>Rows of zeros with a one at each class.</summary>
    internal static TensorImpl OneHot(TensorImpl classes, long count)
    {
        Errors.Check(classes.DType == ScalarType.Int64, $"one_hot is only applicable to index tensor (int64), got {DTypes.Name(classes.DType)}");
        using var temp = new Temporaries();
        if (count < 0)
        {
            Errors.Check(classes.Count > 0, $"Can not infer total number of classes from empty tensor.");
            count = *temp.Own(Amax(classes, [], keepDim: false)).Pointer<long>() + 1;
        }
        var result = Full([.. classes.Sizes, count], 0, ScalarType.Int64);
        if (classes.Count == 0)
        {
            return result;
        }
        var places = temp.Own(Contiguous(temp.Own(Unsqueeze(classes, -1))));
        var ones = temp.Own(Full(places.Sizes, 1, ScalarType.Int64));
        return Scatter(result, -1, places, ones, result);
    }
}
