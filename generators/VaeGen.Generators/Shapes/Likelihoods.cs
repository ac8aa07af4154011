using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>What a likelihood asks of the decoder's last layer.</summary>
internal static class Likelihoods
{
    /// <summary>How many numbers describe the distribution of one pixel, all its channels together; a vector's values are pixels of one channel.</summary>
    public static int ParametersPerPixel(VaeSpec spec) => spec.Channels;
}
