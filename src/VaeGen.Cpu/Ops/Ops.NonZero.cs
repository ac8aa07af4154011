using VaeGen.Cpu.Autograd;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>The places of the elements that differ from zero, one a row.</summary>
    internal static TensorImpl NonZero(TensorImpl x)
    {
        using var temp = new Temporaries();
        var dense = temp.Own(Dense(temp.Own(To(x, ScalarType.Bool))));
        var found = new List<long>();
        for (long i = 0; i < dense.Count; i++)
        {
            if (dense.Data[i] != 0)
            {
                found.Add(i);
            }
        }
        GC.KeepAlive(dense);
        var result = TensorImpl.Empty([found.Count, x.Rank], ScalarType.Int64);
        var row = result.Pointer<long>();
        foreach (var place in found)
        {
            var rest = place;
            for (var d = x.Rank - 1; d >= 0; d--)
            {
                (rest, row[d]) = Math.DivRem(rest, x.Sizes[d]);
            }
            row += x.Rank;
        }
        GC.KeepAlive(result);
        return result;
    }
}
