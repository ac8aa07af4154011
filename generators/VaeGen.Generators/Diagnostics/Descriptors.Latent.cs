using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// what posteriors and priors ask of each other and of the objective
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidFlows = Error("VAE045",
        "Expected from 1 to 100 steps of a flow, found another number",
        "Flows is out of range: expected from 1 to 100, found {0}");

    public static readonly DiagnosticDescriptor VampPosteriors = Error("VAE046",
        "Expected posteriors that a VampPrior can mix, found others",
        "A VampPrior mixes the posteriors of pseudo-inputs: expected {0}, found {1}");

    public static readonly DiagnosticDescriptor FreeBitsOfDimensions = Error("VAE047",
        "Expected a KL divergence that has a part for every dimension, found another",
        "Free bits belong to the KL divergence of each latent dimension: expected a Gaussian posterior and the prior StandardNormal, found {0}");
}
