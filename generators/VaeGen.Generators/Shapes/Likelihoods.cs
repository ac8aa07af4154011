using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>What a likelihood asks of the decoder's last layer.</summary>
internal static class Likelihoods
{
    private const int Levels = 256;

    /// <summary>How many numbers describe the distribution of one pixel, all its channels together; a vector's values are pixels of one channel.</summary>
    public static int ParametersPerPixel(VaeSpec spec) => spec.Reconstruction switch
    {
        { Learned: LearnedVarianceKind.PerElement } => 2 * spec.Channels,
        { Likelihood: LikelihoodKind.Categorical } => Levels * spec.Channels,
        // logit, mean and log-scale of a component; in colour three means, log-scales and coefficients
        { Likelihood: LikelihoodKind.DiscretizedLogisticMixture } mixture => mixture.Components * (spec.Channels == 3 ? 10 : 3),
        _ => spec.Channels,
    };
}
