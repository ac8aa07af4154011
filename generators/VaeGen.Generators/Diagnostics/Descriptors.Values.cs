using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// what the attributes say
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidSize = Error("VAE008",
        "Expected a positive size, found zero or less",
        "{0} must be positive: expected 1 or more, found {1}");

    public static readonly DiagnosticDescriptor NoLayers = Error("VAE009",
        "Expected at least one layer, found none",
        "[{0}] must have a layer: expected its units, such as Layers = [400], found {1}");

    public static readonly DiagnosticDescriptor LatentNotSmaller = Warning("VAE010",
        "Expected a latent space smaller than the sample, found one as large or larger",
        "A latent space this large need not learn anything but to copy: expected fewer dimensions than a sample's {0} values, found {1}");

    public static readonly DiagnosticDescriptor ModelTooLarge = Error("VAE011",
        "Expected sizes that fit in an array, found larger ones",
        "'{0}' is too large: expected at most 2,147,483,647 {1}, found {2}");

    public static readonly DiagnosticDescriptor InvalidDropout = Error("VAE012",
        "Expected a dropout in [0, 1), found one outside",
        "Dropout is the share of units dropped: expected at least 0 and less than 1, found {0}");

    public static readonly DiagnosticDescriptor UndefinedValue = Error("VAE013",
        "Expected a value that the enumeration defines, found another",
        "{0} must be one that is defined: expected {1}, found {2}");

    public static readonly DiagnosticDescriptor InvalidVariance = Error("VAE014",
        "Expected a positive, finite width of the likelihood, found another",
        "A {0} likelihood divides by its {1}: expected more than 0 and finite (1E-30 to 1E+30), found {2}");

    public static readonly DiagnosticDescriptor UselessArgument = Warning("VAE015",
        "Expected an argument that has an effect, found one without",
        "{0} has no effect on {1}: expected {2} or no {0}, found {0} = {3}");

    public static readonly DiagnosticDescriptor InvalidKlWeight = Error("VAE016",
        "Expected a KL weight of 0 or more, found another",
        "The KL divergence is a penalty: expected a weight of 0 or more and finite, found {0}");

    public static readonly DiagnosticDescriptor ZeroKlWeight = Warning("VAE017",
        "Expected a KL weight above 0, found 0",
        "Without a KL term this is a plain autoencoder, whose latent space has holes: expected a weight above 0 for samples drawn from it to mean anything, found 0");

    public static readonly DiagnosticDescriptor InvalidTraining = Error("VAE018",
        "Expected a training option in its range, found one outside",
        "{0} is out of range: expected {1}, found {2}");
}
