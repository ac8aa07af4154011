using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// what a likelihood asks of the samples
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor MixtureChannels = Error("VAE035",
        "Expected samples of 1 or 3 channels for a logistic mixture, found another number",
        "A discretized logistic mixture describes grey or colour pixels: expected samples of 1 or 3 channels, found {0}");
}
