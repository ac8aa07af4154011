using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Norms;
using VaeGen.Cpu.Kernels.Pointwise;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Normalization;

/// <summary>
/// Batch, group and instance norm as one operation, y = (x − mean) / √(variance + ε) · w + b: they differ in the planes that share a statistic.
/// Per plane y is a·x + b' with two numbers: after the statistics, one more pass over memory.
/// </summary>
internal static unsafe class PlaneNorm
{
    /// <param name="name">The operation's, for its node.</param>
    /// <param name="x">Contiguous.</param>
    /// <param name="weight">One factor a channel, or none.</param>
    /// <param name="bias">One summand a channel, or none.</param>
    /// <param name="layout">How the planes lie.</param>
    /// <param name="statistics">See <see cref="NormStatistics"/>.</param>
    /// <param name="isGiven">The statistics are constants, not functions of x.</param>
    internal static TensorImpl Apply(string name, TensorImpl x, TensorImpl? weight, TensorImpl? bias, NormLayout layout, TensorImpl statistics, bool isGiven)
    {
        using var temp = new Temporaries();
        var w = weight is null ? Graph.Nothing : temp.Own(Ops.Contiguous(weight));
        var b = bias is null ? Graph.Nothing : temp.Own(Ops.Contiguous(bias));
        var y = TensorImpl.EmptyLike(x);
        if (x.Count > 0)
        {
            long[] sets = layout.IsAcrossBatch ? [layout.Channels, 1] : [layout.Batch, layout.Channels, 1];
            TensorImpl scale = temp.Own(TensorImpl.Empty(sets, x.DType)), shift = temp.Own(TensorImpl.EmptyLike(scale));
            if (x.DType == ScalarType.Float32)
            {
                Coefficients<float>(layout, statistics, w, b, scale, shift);
            }
            else
            {
                Coefficients<double>(layout, statistics, w, b, scale, shift);
            }
            long[] planes = [layout.Batch, layout.Channels, layout.Length], strides = Shapes.ContiguousStrides(planes);
            TensorImpl from = temp.Own(x.Alias(planes, strides, x.Offset)), to = temp.Own(y.Alias(planes, strides, y.Offset));
            _ = Pointwise.TernaryReal(default(MultiplyAddOp), from, scale, shift, to);
        }

        if (Graph.Records(x, w, b))
        {
            Graph.Record(y, name + "Backward", pass => Backward(pass, layout, isGiven), [x, w, b], [x, w, statistics]);
        }
        return y;
    }

    private static void Coefficients<T>(NormLayout layout, TensorImpl statistics, TensorImpl weight, TensorImpl bias, TensorImpl scale, TensorImpl shift)
        where T : unmanaged, System.Numerics.INumber<T>
    {
        var mean = statistics.Pointer<double>();
        var inverse = mean + (2 * layout.Statistics);
        T* w = PerChannel<T>(weight), b = PerChannel<T>(bias);
        for (long set = 0; set < layout.Sets; set++)
        {
            long s = layout.StatisticOf(set), c = set % layout.Channels;
            var factor = inverse[s] * (w is null ? 1 : double.CreateTruncating(w[c]));
            scale.Pointer<T>()[set] = T.CreateTruncating(factor);
            shift.Pointer<T>()[set] = T.CreateTruncating((b is null ? 0 : double.CreateTruncating(b[c])) - (mean[s] * factor));
        }
        GC.KeepAlive(statistics);
        GC.KeepAlive(weight);
        GC.KeepAlive(bias);
        GC.KeepAlive(scale);
        GC.KeepAlive(shift);
    }

    internal static T* PerChannel<T>(TensorImpl values)
        where T : unmanaged => ReferenceEquals(values, Graph.Nothing) ? null : values.Pointer<T>();

    private static void Backward(Backprop pass, NormLayout layout, bool isGiven)
    {
        pass.RefuseTwice();
        TensorImpl x = pass.Saved(0), w = pass.Saved(1), statistics = pass.Saved(2), g = pass.Own(Ops.Contiguous(pass.Grad));
        if (x.DType == ScalarType.Float32)
        {
            new PlaneNormBackward<float>(layout, x, w, statistics, g, isGiven).Run(pass);
        }
        else
        {
            new PlaneNormBackward<double>(layout, x, w, statistics, g, isGiven).Run(pass);
        }
    }
}
