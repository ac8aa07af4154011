using System.Numerics;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pooling;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Pooling;

/// <summary>Pooling as operations of the graph.</summary>
internal static unsafe class PoolOps
{
    internal static TensorImpl Average(string name, TensorImpl input, int dimensions, PoolPlanes planes, AverageDivisor divisor)
    {
        using var temp = new Temporaries();
        var x = temp.Own(Ops.Contiguous(input));
        var y = TensorImpl.Empty(OutputSizes(input, dimensions, planes), x.DType);
        if (x.DType == ScalarType.Float32)
        {
            var body = new AveragePoolForward<float>(x.Pointer<float>(), y.Pointer<float>(), planes, divisor);
            WorkerPool.For(planes.Count, planes.Grain, ref body);
        }
        else
        {
            var body = new AveragePoolForward<double>(x.Pointer<double>(), y.Pointer<double>(), planes, divisor);
            WorkerPool.For(planes.Count, planes.Grain, ref body);
        }
        GC.KeepAlive(x);
        if (Graph.Records(input))
        {
            var sizes = input.Sizes;
            Graph.Record(
                y,
                name,
                pass =>
                {
                    pass.RefuseTwice();
                    pass.Give(0, AverageGradient(pass.Grad, sizes, planes, divisor));
                },
                [input]);
        }
        return y;
    }

    /// <summary>The gradient of an input of the given sizes.</summary>
    internal static TensorImpl AverageGradient(TensorImpl gradient, long[] sizes, PoolPlanes planes, AverageDivisor divisor)
    {
        using var temp = new Temporaries();
        var g = temp.Own(Ops.Contiguous(gradient));
        var result = TensorImpl.Empty(sizes, g.DType);
        if (g.DType == ScalarType.Float32)
        {
            var body = new AveragePoolBackward<float>(g.Pointer<float>(), result.Pointer<float>(), planes, divisor);
            WorkerPool.For(planes.Count, planes.Grain, ref body);
        }
        else
        {
            var body = new AveragePoolBackward<double>(g.Pointer<double>(), result.Pointer<double>(), planes, divisor);
            WorkerPool.For(planes.Count, planes.Grain, ref body);
        }
        GC.KeepAlive(g);
        GC.KeepAlive(result);
        return result;
    }

    /// <summary>The maxima and, where asked for or needed for the gradient, their places in their planes.</summary>
    internal static (TensorImpl Values, TensorImpl? Places) Maximum(string name, TensorImpl input, int dimensions, PoolPlanes planes, bool wantsPlaces)
    {
        using var temp = new Temporaries();
        var x = temp.Own(Ops.Contiguous(input));
        var y = TensorImpl.Empty(OutputSizes(input, dimensions, planes), x.DType);
        var places = wantsPlaces || Graph.Records(input) ? TensorImpl.Empty(y.Sizes, ScalarType.Int64) : null;
        if (x.DType == ScalarType.Float32)
        {
            Maximum<float>(x, y, places, planes);
        }
        else
        {
            Maximum<double>(x, y, places, planes);
        }
        if (Graph.Records(input))
        {
            var sizes = input.Sizes;
            Graph.Record(
                y,
                name,
                pass =>
                {
                    pass.RefuseTwice();
                    var g = pass.Own(Ops.Contiguous(pass.Grad));
                    var result = TensorImpl.Empty(sizes, g.DType);
                    if (g.DType == ScalarType.Float32)
                    {
                        MaximumGradient<float>(g, pass.Saved(0), result, planes);
                    }
                    else
                    {
                        MaximumGradient<double>(g, pass.Saved(0), result, planes);
                    }
                    pass.Give(0, result);
                },
                [input],
                [places!]);
        }
        if (!wantsPlaces)
        {
            places?.Release();
            places = null;
        }
        return (y, places);
    }

    private static void Maximum<T>(TensorImpl x, TensorImpl y, TensorImpl? places, PoolPlanes planes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var body = new MaximumPoolForward<T>(x.Pointer<T>(), y.Pointer<T>(), places is null ? null : places.Pointer<long>(), planes);
        WorkerPool.For(planes.Count, planes.Grain, ref body);
        GC.KeepAlive(x);
        GC.KeepAlive(y);
        GC.KeepAlive(places);
    }

    private static void MaximumGradient<T>(TensorImpl gradient, TensorImpl places, TensorImpl result, PoolPlanes planes)
        where T : unmanaged, INumber<T>
    {
        var body = new MaximumPoolBackward<T>(gradient.Pointer<T>(), places.Pointer<long>(), result.Pointer<T>(), planes);
        WorkerPool.For(planes.Count, planes.Grain, ref body);
        GC.KeepAlive(gradient);
        GC.KeepAlive(places);
        GC.KeepAlive(result);
    }

    private static long[] OutputSizes(TensorImpl input, int dimensions, in PoolPlanes planes)
    {
        var sizes = (long[])input.Sizes.Clone();
        sizes[^1] = planes.Columns.Output;
        if (dimensions == 2)
        {
            sizes[^2] = planes.Rows.Output;
        }
        return sizes;
    }
}
