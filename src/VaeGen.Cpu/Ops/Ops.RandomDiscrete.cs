using VaeGen.Cpu.Autograd;
using VaeGen.Cpu.Kernels.Pointwise;
using VaeGen.Cpu.Random;
using static TorchSharp.torch;

namespace VaeGen.Cpu;

internal static unsafe partial class Ops
{
    /// <summary>Fills a contiguous tensor of real numbers, value by value.</summary>
    internal static void Draw(TensorImpl x, Generator? generator, string name, Func<MersenneGenerator, double> next)
    {
        var stream = Drawing(x, generator, name);
        lock (stream)
        {
            for (long i = 0; i < x.Count; i++)
            {
                if (x.DType == ScalarType.Float32)
                {
                    x.Pointer<float>()[i] = (float)next(stream);
                }
                else
                {
                    x.Pointer<double>()[i] = next(stream);
                }
            }
        }
        GC.KeepAlive(x);
    }

    /// <summary>A Poisson number for each rate.</summary>
    internal static TensorImpl Poisson(TensorImpl rates, Generator? generator)
    {
        CheckReal("poisson", rates);
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var source = temp.Own(Dense(temp.Own(To(rates, ScalarType.Float64))));
        Errors.Check(!AnyTrue(temp.Own(Lt(source, temp.Own(Wrap(Number.Of(0L)))))), $"invalid Poisson rate, expected rate to be non-negative");
        var drawn = temp.Own(TensorImpl.Empty(rates.Sizes, rates.DType));
        var i = 0L;
        Draw(drawn, generator, "poisson", stream => RandomFill.Poisson(stream, source.Pointer<double>()[i++]));
        GC.KeepAlive(source);
        return drawn.Retain();
    }

    /// <summary>Categories drawn from rows of weights, with or without putting them back.</summary>
    /// <param name="weights">[categories] or [rows, categories], not negative, not all zero.</param>
    /// <param name="count">How many to draw for each row.</param>
    /// <param name="replacement">Whether a category may be drawn twice.</param>
    /// <param name="generator">The stream; the default one when null.</param>
    internal static TensorImpl Multinomial(TensorImpl weights, long count, bool replacement, Generator? generator)
    {
        Errors.Check(DTypes.IsFloating(weights.DType), $"multinomial only supports floating-point dtypes for input, got: {DTypes.Name(weights.DType)}");
        Errors.Check(weights.Rank is 1 or 2, $"prob_dist must be 1 or 2 dim, but it is {Shapes.Text(weights.Sizes)}");
        Errors.Check(count > 0, $"cannot sample n_sample <= 0 samples, but n_sample is {count}");
        var categories = weights.Sizes[^1];
        Errors.Check(replacement || count <= categories, $"cannot sample n_sample > prob_dist.size(-1) samples without replacement: {count} of {categories}");
        using var temp = new Temporaries();
        using var off = GradMode.Enable(false);
        var rows = temp.Own(Dense(weights));
        var isBad = temp.Own(LogicalOr(
            temp.Own(LogicalNot(temp.Own(Pointwise.Property(default(IsFiniteProperty), rows)))), temp.Own(Lt(rows, temp.Own(Wrap(Number.Of(0L)))))));
        Errors.Check(!AnyTrue(isBad), $"probability tensor contains either `inf`, `nan` or element < 0");
        var sums = temp.Own(Sum(rows, [-1], keepDim: false));
        Errors.Check(!AnyTrue(temp.Own(LogicalNot(sums))), $"invalid multinomial distribution (sum of probabilities <= 0)");
        if (replacement && count > 1)
        {
            return WithReplacement(temp, rows, count, generator);
        }
        // Each weight divided by an exponential number of its own: the largest is category i with probability pᵢ / Σ p, and so on down.
        var clocks = temp.Own(TensorImpl.EmptyLike(rows));
        Exponential(clocks, 1, generator);
        var order = temp.Own(Div(rows, clocks));
        if (count == 1)
        {
            return ArgExtreme(order, -1, keepDim: true, largest: true);
        }
        var (values, places) = TopK(order, count, -1, largest: true);
        values.Release();
        return places;
    }

    private static TensorImpl WithReplacement(Temporaries temp, TensorImpl rows, long count, Generator? generator)
    {
        var isSingle = rows.DType == ScalarType.Float32;
        var categories = checked((int)rows.Sizes[^1]);
        var sums = new double[categories];
        var drawn = TensorImpl.Empty([.. rows.Sizes[..^1], count], ScalarType.Int64);
        var values = temp.Own(To(rows, ScalarType.Float64));
        var stream = (generator ?? Generator.Default).Stream;
        lock (stream)
        {
            for (long row = 0; row < drawn.Count / count; row++)
            {
                // libtorch adds up in the weights' own type.
                var total = 0.0;
                for (var i = 0; i < categories; i++)
                {
                    total += values.Pointer<double>()[(row * categories) + i];
                    sums[i] = total = isSingle ? (float)total : total;
                }
                for (var i = 0; i < categories; i++)
                {
                    sums[i] = isSingle ? (float)sums[i] / (float)total : sums[i] / total;
                }
                sums[^1] = 1;
                for (long i = 0; i < count; i++)
                {
                    drawn.Pointer<long>()[(row * count) + i] = RandomFill.Slot(stream, sums);
                }
            }
        }
        GC.KeepAlive(values);
        return drawn;
    }
}
