using VaeGen.Cpu.Kernels.Special;

namespace VaeGen.Cpu.Random;

/// <content>Distributions made from uniform numbers, one draw (of two words) a value unless said otherwise.</content>
internal static unsafe partial class RandomFill
{
    internal static double Cauchy(MersenneGenerator generator, double median, double sigma) =>
        median + (sigma * Math.Tan(Math.PI * (generator.NextDouble() - 0.5)));

    /// <summary>How many trials it takes until one of that probability succeeds.</summary>
    internal static double Geometric(MersenneGenerator generator, double probability) =>
        Math.Ceiling(Math.Log(generator.NextDouble()) / double.LogP1(-probability));

    internal static double LogNormal(MersenneGenerator generator, double mean, double std) =>
        Math.Exp((generator.NextNormal() * std) + mean);

    /// <summary>The slot of a running sum of probabilities, the last of which is 1, that a uniform number falls into.</summary>
    internal static long Slot(MersenneGenerator generator, ReadOnlySpan<double> sums)
    {
        var u = generator.NextDouble();
        int low = 0, high = sums.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = sums[middle] < u ? (middle + 1, high) : (low, middle);
        }
        return low;
    }

    /// <summary>
    /// Poisson numbers. Small rates: uniform numbers are multiplied until e^−rate is passed (Knuth); from 10 on: transformed rejection
    /// (Hörmann 1993, algorithm PTRS).
    /// </summary>
    internal static double Poisson(MersenneGenerator generator, double rate)
    {
        if (rate == 0)
        {
            return 0;
        }
        if (rate < 10)
        {
            var limit = Math.Exp(-rate);
            var count = 0;
            for (var product = generator.NextDouble(); product > limit; product *= generator.NextDouble())
            {
                count++;
            }
            return count;
        }
        var b = 0.931 + (2.53 * Math.Sqrt(rate));
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var accepted = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = generator.NextDouble() - 0.5;
            var v = generator.NextDouble();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + rate + 0.43);
            if (us >= 0.07 && v <= accepted)
            {
                return k;
            }
            if (k < 0 || (us < 0.013 && v > us))
            {
                continue;
            }
            if (Math.Log(v) + Math.Log(inverseAlpha) - Math.Log((a / (us * us)) + b) <= -rate + (k * Math.Log(rate)) - Gamma.Log(k + 1))
            {
                return k;
            }
        }
    }
}
