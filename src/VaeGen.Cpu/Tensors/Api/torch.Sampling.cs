namespace TorchSharp;

public static partial class torch
{
    /// <summary>Categories drawn from a vector, or from rows, of weights.</summary>
    public static Tensor multinomial(Tensor input, long num_samples, bool replacement = false, Generator? generator = null) =>
        input.multinomial(num_samples, replacement, generator);

    /// <summary>A Poisson number for each rate.</summary>
    public static Tensor poisson(Tensor input, Generator? generator = null) => input.poisson(generator);
}
