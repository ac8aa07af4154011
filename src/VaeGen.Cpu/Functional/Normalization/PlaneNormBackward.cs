using System.Numerics;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Norms;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Normalization;

/// <summary>The gradients of <see cref="PlaneNorm"/>: one pass over memory for Σg and Σg·(x − mean) of every plane, from which all else follows, and one to write the input's gradient.</summary>
/// <remarks>
/// With r = 1 / √(variance + ε) and n values to a statistic: ∂b = Σg, ∂w = r·Σg·(x − mean), and
/// ∂x = r·(w·g − Σw·g / n) − r³·(x − mean)·Σw·g·(x − mean) / n. Where mean and variance are constants only r·w·g remains of the last.
/// </remarks>
internal readonly unsafe ref struct PlaneNormBackward<T>(NormLayout layout, TensorImpl x, TensorImpl weight, TensorImpl statistics, TensorImpl gradient, bool isGiven)
    where T : unmanaged, INumber<T>
{
    private readonly NormLayout layout = layout;
    private readonly double* means = statistics.Pointer<double>();
    private readonly double* inverses = statistics.Pointer<double>() + (2 * layout.Statistics);
    private readonly T* w = PlaneNorm.PerChannel<T>(weight);

    internal void Run(Backprop pass)
    {
        bool wantsWeight = pass.Needs(1), wantsBias = pass.Needs(2), wantsInput = pass.Needs(0);
        var buffer = pass.Own(TensorImpl.Empty([layout.Planes, 2], ScalarType.Float64));
        var sums = buffer.Pointer<double>();
        if (x.Count == 0)
        {
            Ops.FillWithZeros(buffer);
        }
        else if (wantsWeight || wantsBias || !isGiven)
        {
            Sum(pass, sums);
        }

        if (wantsWeight)
        {
            pass.Give(1, PerChannel(sums + 1, inverses));
        }
        if (wantsBias)
        {
            pass.Give(2, PerChannel(sums, null));
        }
        if (wantsInput)
        {
            pass.Give(0, Input(pass, sums));
        }
        GC.KeepAlive(buffer);
        GC.KeepAlive(statistics);
        GC.KeepAlive(weight);
        GC.KeepAlive(gradient);
        GC.KeepAlive(x);
    }

    private void Sum(Backprop pass, double* sums)
    {
        T* g = gradient.Pointer<T>(), from = x.Pointer<T>();
        if (!layout.IsByColumn)
        {
            var body = new PlaneProducts<T>(g, from, means, sums, layout);
            WorkerPool.For(layout.Planes, layout.Grain, ref body);
            return;
        }

        var centres = pass.Own(TensorImpl.Empty([layout.Channels], x.DType));
        for (long c = 0; c < layout.Channels; c++)
        {
            centres.Pointer<T>()[c] = T.CreateTruncating(means[c]);
        }
        var columns = new ColumnSums<CentredProducts, T>(default, g, from, centres.Pointer<T>(), sums, layout.Batch, layout.Channels);
        WorkerPool.For(layout.Channels, ColumnSums<CentredProducts, T>.Grain, ref columns);
        GC.KeepAlive(centres);
    }

    // Σ over a channel's planes, each times its statistic's factor.
    private TensorImpl PerChannel(double* sums, double* factors)
    {
        var result = TensorImpl.Empty([layout.Channels], x.DType);
        for (long c = 0; c < layout.Channels; c++)
        {
            var sum = 0.0;
            for (var plane = c; plane < layout.Planes; plane += layout.Channels)
            {
                sum += sums[2 * plane] * (factors is null ? 1 : factors[layout.StatisticOf(plane)]);
            }
            result.Pointer<T>()[c] = T.CreateTruncating(sum);
        }
        GC.KeepAlive(result);
        return result;
    }

    private TensorImpl Input(Backprop pass, double* sums)
    {
        var result = TensorImpl.EmptyLike(x);
        if (x.Count == 0)
        {
            return result;
        }
        var buffer = pass.Own(TensorImpl.Empty([4, layout.Sets], x.DType));
        var coefficients = new GradientCoefficients<T>(buffer.Pointer<T>(), layout.Sets);
        for (long s = 0; s < layout.Statistics; s++)
        {
            Coefficients(s, sums, coefficients);
        }

        T* g = gradient.Pointer<T>(), from = x.Pointer<T>(), to = result.Pointer<T>();
        if (layout.IsByColumn)
        {
            var body = new ColumnGradient<T>(g, from, to, coefficients, layout.Channels);
            WorkerPool.For(layout.Batch, Math.Max(1, 16384 / layout.Channels), ref body);
        }
        else
        {
            var body = new PlaneGradient<T>(g, from, to, coefficients, layout);
            WorkerPool.For(layout.Planes, layout.Grain, ref body);
        }
        GC.KeepAlive(buffer);
        GC.KeepAlive(result);
        return result;
    }

    private void Coefficients(long s, double* sums, GradientCoefficients<T> coefficients)
    {
        double first = 0, second = 0, r = inverses[s];
        long start = layout.FirstPlane(s), count = isGiven ? 0 : layout.PlanesEach;
        for (long i = 0; i < count; i++)
        {
            var plane = start + (i * layout.PlaneStep);
            first += Weight(plane) * sums[2 * plane];
            second += Weight(plane) * sums[(2 * plane) + 1];
        }

        // across the batch, all planes of a statistic have the same coefficients
        var sets = layout.IsAcrossBatch ? 1 : layout.PlanesEach;
        for (var set = start; set < start + sets; set++)
        {
            coefficients.Scale[set] = T.CreateTruncating(r * Weight(set));
            coefficients.Slope[set] = T.CreateTruncating(-r * r * r * second / layout.CountEach);
            coefficients.Mean[set] = T.CreateTruncating(means[s]);
            coefficients.Shift[set] = T.CreateTruncating(-r * first / layout.CountEach);
        }
    }

    private double Weight(long plane) => w is null ? 1 : double.CreateTruncating(w[plane % layout.Channels]);
}
