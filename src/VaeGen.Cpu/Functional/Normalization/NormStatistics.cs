using System.Numerics;
using VaeGen.Cpu.Kernels.Norms;
using VaeGen.Cpu.Kernels.Reductions;
using VaeGen.Cpu.Memory;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Normalization;

/// <summary>What a tensor is normalised with: three rows in double, the means, the variances (over n) and 1 / √(variance + ε).</summary>
internal static unsafe class NormStatistics
{
    /// <summary>Of a contiguous tensor that has elements.</summary>
    internal static TensorImpl Of(TensorImpl x, NormLayout layout, double epsilon)
    {
        var statistics = TensorImpl.Empty([3, layout.Statistics], ScalarType.Float64);
        if (x.DType == ScalarType.Float32)
        {
            Fill<float>(x, layout, epsilon, statistics);
        }
        else
        {
            Fill<double>(x, layout, epsilon, statistics);
        }
        GC.KeepAlive(x);
        GC.KeepAlive(statistics);
        return statistics;
    }

    /// <summary>Of means and variances kept from before.</summary>
    internal static TensorImpl Given(TensorImpl mean, TensorImpl variance, double epsilon)
    {
        var count = mean.Count;
        var statistics = TensorImpl.Empty([3, count], ScalarType.Float64);
        for (long i = 0; i < count; i++)
        {
            Set(statistics.Pointer<double>(), count, i, Running.Read(mean, i), Running.Read(variance, i), epsilon);
        }
        GC.KeepAlive(statistics);
        return statistics;
    }

    /// <summary>Stands for statistics of nothing.</summary>
    internal static TensorImpl Zero(NormLayout layout)
    {
        var statistics = TensorImpl.Empty([3, layout.Statistics], ScalarType.Float64);
        Ops.FillWithZeros(statistics);
        return statistics;
    }

    private static void Fill<T>(TensorImpl x, NormLayout layout, double epsilon, TensorImpl statistics)
        where T : unmanaged, INumber<T>
    {
        var size = layout.IsByColumn ? 2 * sizeof(double) : sizeof(Moments);
        var buffer = Storage.Allocate(layout.Planes * size);
        if (layout.IsByColumn)
        {
            ByColumn<T>(x, layout, epsilon, (double*)buffer.Data, statistics);
        }
        else
        {
            ByPlane<T>(x, layout, epsilon, (Moments*)buffer.Data, statistics);
        }
        buffer.Release();
        GC.KeepAlive(buffer);
    }

    private static void ByPlane<T>(TensorImpl x, NormLayout layout, double epsilon, Moments* planes, TensorImpl statistics)
        where T : unmanaged, INumber<T>
    {
        var body = new PlaneMoments<T>(x.Pointer<T>(), planes, layout.Length);
        WorkerPool.For(layout.Planes, layout.Grain, ref body);
        for (long s = 0; s < layout.Statistics; s++)
        {
            var total = default(Moments);
            var plane = planes + layout.FirstPlane(s);
            for (long i = 0; i < layout.PlanesEach; i++, plane += layout.PlaneStep)
            {
                total = total.Join(*plane);
            }
            Set(statistics.Pointer<double>(), layout.Statistics, s, total.Mean, total.SquaredDeviation / total.Count, epsilon);
        }
    }

    // A column's mean in the element's type first, then what deviates from it: no cancellation, whatever the mean.
    private static void ByColumn<T>(TensorImpl x, NormLayout layout, double epsilon, double* sums, TensorImpl statistics)
        where T : unmanaged, INumber<T>
    {
        var matrix = x.Alias([layout.Batch, layout.Channels], [layout.Channels, 1], x.Offset);
        var centres = Reduce.Run<SumReducer>(matrix, ReducedLayout.Of(matrix.Sizes, [0], keepDim: false));
        var centre = centres.Pointer<T>();
        for (long c = 0; c < layout.Channels; c++)
        {
            centre[c] /= T.CreateTruncating(layout.Batch);
        }
        var body = new ColumnSums<Deviations, T>(default, x.Pointer<T>(), x.Pointer<T>(), centre, sums, layout.Batch, layout.Channels);
        WorkerPool.For(layout.Channels, ColumnSums<Deviations, T>.Grain, ref body);
        for (long c = 0; c < layout.Channels; c++)
        {
            var moments = Moments.About(double.CreateTruncating(centre[c]), sums[2 * c], sums[(2 * c) + 1], layout.Batch);
            Set(statistics.Pointer<double>(), layout.Channels, c, moments.Mean, moments.SquaredDeviation / moments.Count, epsilon);
        }
        matrix.Release();
        centres.Release();
    }

    private static void Set(double* statistics, long count, long index, double mean, double variance, double epsilon)
    {
        statistics[index] = mean;
        statistics[count + index] = variance;
        statistics[(2 * count) + index] = 1 / Math.Sqrt(variance + epsilon);
    }
}
