using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// what training minimises
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidObjective = Error("VAE052",
        "Expected an argument of the objective in its range, found one outside",
        "{0} is out of range: expected {1}, found {2}");

    public static readonly DiagnosticDescriptor UntimedSchedule = Error("VAE053",
        "Expected the time that a schedule takes, found none",
        "The KL term changes while the model trains: expected Epochs or Steps beside {0}, found neither");

    public static readonly DiagnosticDescriptor ExclusiveArguments = Error("VAE054",
        "Expected one of two arguments that exclude each other, found both",
        "{0} and {1} exclude each other, since {2}: expected one of them, found both");

    public static readonly DiagnosticDescriptor WeightedTwice = Error("VAE055",
        "Expected no KL weight beside the weights of its parts, found one",
        "[TotalCorrelation] weighs each part of the KL divergence: expected no [KlWeight] beside it, found one");

    public static readonly DiagnosticDescriptor DipWithoutKl = Error("VAE056",
        "Expected a KL term beside a DIP penalty, found none",
        "[DipPenalty] shapes posteriors that a KL term keeps from becoming points: expected a KL weight above 0 beside it, found 0");

    public static readonly DiagnosticDescriptor DependentDimensions = Error("VAE057",
        "Expected independent latent dimensions, found others",
        "[{0}] looks at the latent dimensions one by one: expected {1}, found {2}");

    public static readonly DiagnosticDescriptor BesideTheBound = Error("VAE058",
        "Expected the importance-weighted bound alone, found another part of an objective",
        "[ImportanceWeighted] maximises one bound on log p(x), which has no KL term and no place for a penalty: expected no [{0}] beside it, found one");

    public static readonly DiagnosticDescriptor StillFlow = Error("VAE059",
        "Expected a Gaussian posterior for the doubly reparameterised gradient, found a flow",
        "DoublyReparameterized asks for log q(z|x) with its parameters held still: expected Posterior.Diagonal or Posterior.FullCovariance, found Posterior.{0}");
}
