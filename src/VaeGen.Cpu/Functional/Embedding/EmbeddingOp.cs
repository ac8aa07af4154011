using System.Numerics;
using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Embedding;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Functional.Embedding;

/// <summary>Rows of a table, looked up by index: [*] becomes [*, columns].</summary>
internal static unsafe class EmbeddingOp
{
    /// <param name="table">[rows, columns].</param>
    /// <param name="input">Indices of any shape, 32 or 64 bits wide.</param>
    /// <param name="padding">An index whose row gets no gradient, or −1.</param>
    /// <param name="isByFrequency">Whether a row's gradient is divided by how often the row was looked up.</param>
    internal static TensorImpl Forward(TensorImpl table, TensorImpl input, long padding, bool isByFrequency)
    {
        using var temp = new Temporaries();
        var indices = Indices(table, input, temp);
        var rows = temp.Own(Ops.Contiguous(table));
        var y = TensorImpl.Empty([.. input.Sizes, table.Sizes[1]], table.DType);
        var width = checked((int)table.Sizes[1]);
        if (table.DType == ScalarType.Float32)
        {
            var body = new EmbeddingLookup<float>(rows.Pointer<float>(), indices.Pointer<long>(), y.Pointer<float>(), width);
            WorkerPool.For(indices.Count, Math.Max(1, 16384 / Math.Max(1, width)), ref body);
        }
        else
        {
            var body = new EmbeddingLookup<double>(rows.Pointer<double>(), indices.Pointer<long>(), y.Pointer<double>(), width);
            WorkerPool.For(indices.Count, Math.Max(1, 16384 / Math.Max(1, width)), ref body);
        }
        GC.KeepAlive(rows);
        GC.KeepAlive(indices);
        if (Graph.Records(table))
        {
            var sizes = table.Sizes;
            Graph.Record(
                y,
                "EmbeddingBackward",
                pass =>
                {
                    pass.RefuseTwice();
                    var g = pass.Own(Ops.Contiguous(pass.Grad));
                    pass.Give(0, g.DType == ScalarType.Float32 ? Gradient<float>(g, pass.Saved(0), sizes, padding, isByFrequency) : Gradient<double>(g, pass.Saved(0), sizes, padding, isByFrequency));
                },
                [table],
                [indices]);
        }
        return y;
    }

    /// <summary>Scales the rows that are about to be looked up, in place, to a p-norm of no more than a maximum.</summary>
    internal static void Renormalise(TensorImpl table, TensorImpl input, double maximum, double p)
    {
        using var temp = new Temporaries();
        var indices = Indices(table, input, temp);
        Errors.Check(table.IsContiguous, $"embedding: a table whose rows are renormalised must be contiguous");
        if (table.DType == ScalarType.Float32)
        {
            Renormalise<float>(table, indices, maximum, p);
        }
        else
        {
            Renormalise<double>(table, indices, maximum, p);
        }
        table.Storage.Version++;
    }

    private static void Renormalise<T>(TensorImpl table, TensorImpl indices, double maximum, double p)
        where T : unmanaged, INumber<T>
    {
        var width = table.Sizes[1];
        for (long i = 0; i < indices.Count; i++)
        {
            var row = new Span<T>(table.Pointer<T>() + (indices.Pointer<long>()[i] * width), checked((int)width));
            double sum = 0;
            foreach (var value in row)
            {
                var magnitude = Math.Abs(double.CreateTruncating(value));
                sum = double.IsPositiveInfinity(p) ? Math.Max(sum, magnitude) : sum + Math.Pow(magnitude, p);
            }

            var norm = double.IsPositiveInfinity(p) ? sum : Math.Pow(sum, 1 / p);
            if (norm > maximum)
            {
                // libtorch's: a little less than the maximum, so that a second look-up changes nothing
                var scale = T.CreateTruncating(maximum / (norm + 1e-7));
                foreach (ref var value in row)
                {
                    value *= scale;
                }
            }
        }
        GC.KeepAlive(table);
        GC.KeepAlive(indices);
    }

    private static TensorImpl Gradient<T>(TensorImpl gradient, TensorImpl indices, long[] sizes, long padding, bool isByFrequency)
        where T : unmanaged, INumber<T>
    {
        using var temp = new Temporaries();
        var result = TensorImpl.Empty(sizes, gradient.DType);
        Ops.FillWithZeros(result);
        var uses = isByFrequency ? temp.Own(Uses(indices, sizes[0])) : null;
        var body = new EmbeddingGradient<T>(
            gradient.Pointer<T>(), indices.Pointer<long>(), indices.Count, padding, uses is null ? null : uses.Pointer<long>(), result.Pointer<T>(), sizes[1]);
        WorkerPool.For(sizes[1], EmbeddingGradient<T>.Grain, ref body);
        GC.KeepAlive(gradient);
        GC.KeepAlive(indices);
        GC.KeepAlive(uses);
        GC.KeepAlive(result);
        return result;
    }

    private static TensorImpl Uses(TensorImpl indices, long rows)
    {
        var uses = TensorImpl.Empty([rows], ScalarType.Int64);
        Ops.FillWithZeros(uses);
        for (long i = 0; i < indices.Count; i++)
        {
            uses.Pointer<long>()[indices.Pointer<long>()[i]]++;
        }
        GC.KeepAlive(indices);
        GC.KeepAlive(uses);
        return uses;
    }

    private static TensorImpl Indices(TensorImpl table, TensorImpl input, Temporaries temp)
    {
        Errors.Check(
            table.Rank == 2 && DTypes.IsFloating(table.DType),
            $"embedding: 'weight' must be 2-D and of real numbers, but got the shape {Shapes.Text(table.Sizes)} of {DTypes.Name(table.DType)}");
        Errors.Check(
            input.DType is ScalarType.Int64 or ScalarType.Int32,
            $"Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, Int; but got {DTypes.Name(input.DType)} instead");
        var indices = temp.Own(Ops.Contiguous(temp.Own(Ops.To(input, ScalarType.Int64))));
        for (long i = 0; i < indices.Count; i++)
        {
            var index = indices.Pointer<long>()[i];
            Errors.Check(index >= 0 && index < table.Sizes[0], $"index out of range in self: {index} of an embedding of {table.Sizes[0]} rows");
        }
        GC.KeepAlive(indices);
        return indices;
    }
}
