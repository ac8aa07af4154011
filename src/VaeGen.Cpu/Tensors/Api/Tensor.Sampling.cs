using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Numbers of the Cauchy distribution.</summary>
        public Tensor cauchy_(double median = 0, double sigma = 1, Generator? generator = null) =>
            Redrawn((target, _) => Ops.Draw(target, generator, "cauchy", stream => VaeGen.Cpu.Random.RandomFill.Cauchy(stream, median, sigma)));

        /// <summary>How many trials it takes until one that succeeds with probability <paramref name="p"/> does.</summary>
        public Tensor geometric_(double p, Generator? generator = null) =>
            Redrawn((target, _) => Ops.Draw(target, generator, "geometric", stream => VaeGen.Cpu.Random.RandomFill.Geometric(stream, p)));

        /// <summary>Numbers whose logarithms are normal.</summary>
        public Tensor log_normal_(double mean = 0, double std = 1, Generator? generator = null) =>
            Redrawn((target, _) => Ops.Draw(target, generator, "log_normal", stream => VaeGen.Cpu.Random.RandomFill.LogNormal(stream, mean, std)));

        /// <summary>Categories drawn from a vector, or from rows, of weights.</summary>
        public Tensor multinomial(long num_samples, bool replacement = false, Generator? generator = null) =>
            new(Ops.Multinomial(Impl, num_samples, replacement, generator));

        /// <summary>A Poisson number for each rate.</summary>
        public Tensor poisson(Generator? generator = null) => new(Ops.Poisson(Impl, generator));
    }
}
