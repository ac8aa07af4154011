namespace TorchSharp;

/// <content>Single random numbers, drawn as tensors of one element are.</content>
public static partial class torch
{
    /// <summary>A number from [0, 1).</summary>
    public static double rand_float(Generator? generator = null)
    {
        using var drawn = rand(1, dtype: ScalarType.Float64, generator: generator);
        return drawn.item<double>();
    }

    /// <summary>A standard normal number.</summary>
    public static double randn_float(Generator? generator = null)
    {
        using var drawn = randn(1, dtype: ScalarType.Float64, generator: generator);
        return drawn.item<double>();
    }

    public static bool randint_bool(Generator? generator = null) => randint_long(0, 2, generator) != 0;

    /// <summary>A number from [0, high).</summary>
    public static int randint_int(int high, Generator? generator = null) => randint_int(0, high, generator);

    /// <summary>A number from [low, high).</summary>
    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    /// <summary>A number from [0, high).</summary>
    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    /// <summary>A number from [low, high).</summary>
    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var drawn = randint(low, high, 1, generator: generator);
        return drawn.item<long>();
    }
}
