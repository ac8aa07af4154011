namespace VaeGen.Cpu.Random;

// Normal numbers in libtorch's order of draws: the 16-wide Box–Muller fill from 16 values on, the scalar one below.
internal static unsafe partial class RandomFill
{
    private const int Width = 16;
    private const int Half = Width / 2;

    /// <summary>Normal numbers of the given mean and standard deviation: randn, Tensor.normal_. Equal to PyTorch's to about 1e-6.</summary>
    internal static void Normal(MersenneGenerator generator, float* values, long count, float mean = 0, float std = 1)
    {
        if (count < Width)
        {
            for (long i = 0; i < count; i++)
            {
                values[i] = (float)((generator.NextNormal() * std) + mean);
            }

            return;
        }

        // All uniforms first, each group of 16 in place; a tail draws 16 anew and rewrites the last 16 values.
        Uniform(generator, values, count);
        long start = 0;
        for (; start <= count - Width; start += Width)
        {
            Transform(values + start, mean, std);
        }

        if (start < count)
        {
            Uniform(generator, values + count - Width, Width);
            Transform(values + count - Width, mean, std);
        }
    }

    /// <inheritdoc cref="Normal(MersenneGenerator, float*, long, float, float)"/>
    internal static void Normal(MersenneGenerator generator, double* values, long count, double mean = 0, double std = 1)
    {
        if (count < Width)
        {
            for (long i = 0; i < count; i++)
            {
                values[i] = (generator.NextNormal() * std) + mean;
            }

            return;
        }

        Uniform(generator, values, count);
        long start = 0;
        for (; start <= count - Width; start += Width)
        {
            Transform(values + start, mean, std);
        }

        if (start < count)
        {
            Uniform(generator, values + count - Width, Width);
            Transform(values + count - Width, mean, std);
        }
    }

    private static void Transform(float* values, float mean, float std)
    {
        for (var i = 0; i < Half; i++)
        {
            var radius = MathF.Sqrt(-2 * MathF.Log(1 - values[i]));
            var (sine, cosine) = MathF.SinCos(2 * MathF.PI * values[i + Half]);
            values[i] = (radius * cosine * std) + mean;
            values[i + Half] = (radius * sine * std) + mean;
        }
    }

    private static void Transform(double* values, double mean, double std)
    {
        for (var i = 0; i < Half; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(1 - values[i]));
            var (sine, cosine) = Math.SinCos(2 * Math.PI * values[i + Half]);
            values[i] = (radius * cosine * std) + mean;
            values[i + Half] = (radius * sine * std) + mean;
        }
    }
}
