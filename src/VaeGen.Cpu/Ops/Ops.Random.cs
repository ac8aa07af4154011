using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Random;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

/// <content>Random numbers: libtorch's CPU streams, into contiguous tensors.</content>
internal static unsafe partial class Ops
{
    internal static void Uniform(TensorImpl x, double from, double to, Generator? generator)
    {
        var stream = Drawing(x, generator, "uniform");
        if (x.DType == ScalarType.Float32)
        {
            RandomFill.Uniform(stream, x.Pointer<float>(), x.Count, (float)from, (float)to);
        }
        else
        {
            RandomFill.Uniform(stream, x.Pointer<double>(), x.Count, from, to);
        }
        GC.KeepAlive(x);
    }

    /// <summary>Normal numbers; one by one: drawn as few values are, however many, which is what libtorch does where memory is not contiguous.</summary>
    internal static void Normal(TensorImpl x, double mean, double std, Generator? generator, bool oneByOne = false)
    {
        var stream = Drawing(x, generator, "normal");
        var step = oneByOne ? 1 : Math.Max(1, x.Count);
        for (var i = 0L; i < x.Count; i += step)
        {
            if (x.DType == ScalarType.Float32)
            {
                RandomFill.Normal(stream, x.Pointer<float>() + i, step, (float)mean, (float)std);
            }
            else
            {
                RandomFill.Normal(stream, x.Pointer<double>() + i, step, mean, std);
            }
        }
        GC.KeepAlive(x);
    }

    /// <summary>
    /// libtorch fills memory in its own order, so a transposed tensor is drawn column by column: its sizes from the largest stride
    /// to the smallest, and the permutation back; null where that is the order of the dimensions anyway.
    /// </summary>
    internal static (long[] Sizes, long[] Back)? MemoryOrder(TensorImpl x)
    {
        if (x.IsContiguous)
        {
            return null;
        }
        var order = Enumerable.Range(0, x.Rank).OrderByDescending(d => x.Sizes[d] == 1 ? 0 : x.Strides[d]).ToArray();
        var moved = order.Where(d => x.Sizes[d] != 1).ToArray();
        if (moved.SequenceEqual(moved.Order()))
        {
            return null;
        }
        var back = new long[x.Rank];
        for (var place = 0; place < order.Length; place++)
        {
            back[order[place]] = place;
        }
        return (Array.ConvertAll(order, d => x.Sizes[d]), back);
    }

    internal static void Exponential(TensorImpl x, double rate, Generator? generator)
    {
        var stream = Drawing(x, generator, "exponential");
        if (x.DType == ScalarType.Float32)
        {
            RandomFill.Exponential(stream, x.Pointer<float>(), x.Count, rate);
        }
        else
        {
            RandomFill.Exponential(stream, x.Pointer<double>(), x.Count, rate);
        }
        GC.KeepAlive(x);
    }

    /// <summary>1 with one probability, else 0.</summary>
    internal static void Bernoulli(TensorImpl x, double probability, Generator? generator)
    {
        Errors.Check(probability is >= 0 and <= 1, $"bernoulli_ expects p to be in [0, 1], but got p={probability}");
        var stream = (generator ?? Generator.Default).Stream;
        x.Storage.Version++;
        if (x.DType == ScalarType.Float32)
        {
            RandomFill.Bernoulli(stream, x.Pointer<float>(), x.Count, probability);
        }
        else if (x.DType == ScalarType.Float64)
        {
            RandomFill.Bernoulli(stream, x.Pointer<double>(), x.Count, probability);
        }
        else
        {
            using var temp = new Temporaries();
            var drawn = temp.Own(TensorImpl.Empty(x.Sizes, ScalarType.Int64));
            RandomFill.Bernoulli(stream, drawn.Pointer<long>(), x.Count, probability);
            CopyInto(x, drawn);
        }
        GC.KeepAlive(x);
    }

    /// <summary>1 with a probability each, else 0.</summary>
    internal static void Bernoulli(TensorImpl x, TensorImpl probabilities, Generator? generator)
    {
        Errors.Check(DTypes.IsFloating(probabilities.DType), $"bernoulli expects floating point probabilities, got {DTypes.Name(probabilities.DType)}");
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var p = temp.Own(Dense(temp.Own(Expand(probabilities, x.Sizes))));
        var drawn = temp.Own(TensorImpl.EmptyLike(p));
        var stream = (generator ?? Generator.Default).Stream;
        if (p.DType == ScalarType.Float32)
        {
            RandomFill.Bernoulli(stream, drawn.Pointer<float>(), p.Count, p.Pointer<float>());
        }
        else
        {
            RandomFill.Bernoulli(stream, drawn.Pointer<double>(), p.Count, p.Pointer<double>());
        }
        GC.KeepAlive(p);
        CopyInto(x, drawn);
    }

    internal static TensorImpl Integers(long[] sizes, long from, long to, ScalarType dtype, Generator? generator)
    {
        Errors.Check(from < to, $"random_ expects 'from' to be less than 'to', but got from={from} >= to={to}");
        using var temp = new Temporaries();
        var drawn = temp.Own(TensorImpl.Empty(sizes, ScalarType.Int64));
        RandomFill.Integers((generator ?? Generator.Default).Stream, drawn.Pointer<long>(), drawn.Count, from, to);
        GC.KeepAlive(drawn);
        return To(drawn, dtype);
    }

    internal static TensorImpl Permutation(long count, ScalarType dtype, Generator? generator)
    {
        using var temp = new Temporaries();
        var drawn = temp.Own(TensorImpl.Empty([count], ScalarType.Int64));
        RandomFill.Permutation((generator ?? Generator.Default).Stream, drawn.Pointer<long>(), count);
        GC.KeepAlive(drawn);
        return To(drawn, dtype);
    }

    private static MersenneGenerator Drawing(TensorImpl x, Generator? generator, string name)
    {
        Errors.Check(DTypes.IsFloating(x.DType), $"\"{name}\" not implemented for '{DTypes.Name(x.DType)}'");
        x.Storage.Version++;
        return (generator ?? Generator.Default).Stream;
    }
}
