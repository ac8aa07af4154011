using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace VaeGen.Cpu.Random;

/// <summary>Fills contiguous memory from a generator, with the draws and in the order of libtorch's CPU kernels.</summary>
internal static unsafe partial class RandomFill
{
    /// <summary>Uniform numbers in [<paramref name="from"/>, <paramref name="to"/>), 24 random bits each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Uniform(MersenneGenerator generator, float* values, long count, float from = 0, float to = 1)
    {
        // libtorch computes in double and rounds once.
        double range = to - from;
        while (count > 0)
        {
            var draws = generator.Peek();
            var taken = (int)Math.Min(count, draws.Length);
            var i = 0;
            if (from == 0 && range == 1)
            {
                // Every product is exact in single precision too.
                for (; i <= taken - Vector<float>.Count; i += Vector<float>.Count)
                {
                    var bits = new Vector<int>(MemoryMarshal.Cast<uint, int>(draws[i..])) & new Vector<int>(0xFFFFFF);
                    Vector.Store(Vector.ConvertToSingle(bits) * new Vector<float>(1.0f / (1 << 24)), values + i);
                }
            }

            for (; i < taken; i++)
            {
                values[i] = (float)(((draws[i] & 0xFFFFFF) * (1.0 / (1 << 24)) * range) + from);
            }

            generator.Advance(taken);
            values += taken;
            count -= taken;
        }
    }

    /// <summary>Uniform numbers in [<paramref name="from"/>, <paramref name="to"/>), 53 random bits each.</summary>
    internal static void Uniform(MersenneGenerator generator, double* values, long count, double from = 0, double to = 1)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = (generator.NextDouble() * (to - from)) + from;
        }
    }

    /// <summary>Whole numbers in [<paramref name="from"/>, <paramref name="to"/>), as torch.randint draws them.</summary>
    /// <exception cref="ArgumentException">The range is empty.</exception>
    internal static void Integers(MersenneGenerator generator, long* values, long count, long from, long to)
    {
        if (from >= to)
        {
            throw new ArgumentException($"A random integer needs a range: from {from} is not below to {to}.", nameof(to));
        }

        var range = (ulong)to - (ulong)from;
        for (long i = 0; i < count; i++)
        {
            var draw = range >= 1UL << 32 ? generator.Next64() : generator.Next32();
            values[i] = (long)((draw % range) + (ulong)from);
        }
    }

    /// <summary>The numbers 0 to <paramref name="count"/> − 1 in a random order, as torch.randperm draws it.</summary>
    internal static void Permutation(MersenneGenerator generator, long* values, long count)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = i;
        }

        for (long i = 0; i < count - 1; i++)
        {
            var other = i + (long)(generator.Next32() % (ulong)(count - i));
            (values[i], values[other]) = (values[other], values[i]);
        }
    }

    /// <summary>1 with probability <paramref name="probability"/>, else 0: Tensor.bernoulli_(p) and dropout masks. Two draws each.</summary>
    internal static void Bernoulli(MersenneGenerator generator, float* values, long count, double probability)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = generator.NextDouble() < probability ? 1 : 0;
        }
    }

    /// <inheritdoc cref="Bernoulli(MersenneGenerator, float*, long, double)"/>
    internal static void Bernoulli(MersenneGenerator generator, double* values, long count, double probability)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = generator.NextDouble() < probability ? 1 : 0;
        }
    }

    /// <inheritdoc cref="Bernoulli(MersenneGenerator, float*, long, double)"/>
    internal static void Bernoulli(MersenneGenerator generator, long* values, long count, double probability)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = generator.NextDouble() < probability ? 1 : 0;
        }
    }

    /// <summary>1 with the probability beside it, else 0: torch.bernoulli(probabilities). One draw each.</summary>
    internal static void Bernoulli(MersenneGenerator generator, float* values, long count, float* probabilities)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = generator.NextSingle() < probabilities[i] ? 1 : 0;
        }
    }

    /// <summary>1 with the probability beside it, else 0: torch.bernoulli(probabilities). Two draws each.</summary>
    internal static void Bernoulli(MersenneGenerator generator, double* values, long count, double* probabilities)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = generator.NextDouble() < probabilities[i] ? 1 : 0;
        }
    }

    /// <summary>Exponential numbers of the given rate: Tensor.exponential_(rate). Two draws each.</summary>
    internal static void Exponential(MersenneGenerator generator, float* values, long count, double rate)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = (float)(-1 / rate * Math.Log(1 - generator.NextDouble()));
        }
    }

    /// <inheritdoc cref="Exponential(MersenneGenerator, float*, long, double)"/>
    internal static void Exponential(MersenneGenerator generator, double* values, long count, double rate)
    {
        for (long i = 0; i < count; i++)
        {
            values[i] = -1 / rate * Math.Log(1 - generator.NextDouble());
        }
    }
}
