using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// what posteriors and priors ask of each other and of the objective
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor FreeBitsOfDimensions = Error("VAE047",
        "Expected a KL divergence that has a part for every dimension, found another",
        "Free bits belong to the KL divergence of each latent dimension: expected a Gaussian posterior and the prior StandardNormal, found {0}");
}
