using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// which classes can be models, and what stands on and in them
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor NotPartial = Error("VAE001",
        "Expected a partial type, found one without 'partial'",
        "'{0}' must be partial so that VaeGen can complete {1}: expected 'partial {2} {0}', found '{2} {0}'");

    public static readonly DiagnosticDescriptor MissingAttribute = Error("VAE002",
        "Expected [Input], [Encoder] and [Latent], found only some of them",
        "'{0}' lacks {1}: expected [Input], [Encoder] and [Latent], found {2}");

    public static readonly DiagnosticDescriptor StrayAttribute = Error("VAE003",
        "Expected a model's class, found an attribute on a class that declares none",
        "[{0}] has no effect on '{1}': expected [Input], [Encoder] and [Latent] beside it, found none of them");

    public static readonly DiagnosticDescriptor UnsupportedClass = Error("VAE004",
        "Expected an ordinary class, found a kind that cannot be a model",
        "'{0}' cannot be a model: expected a class that is neither generic, abstract, static, a record nor file-local, found {1}");

    public static readonly DiagnosticDescriptor OtherBaseClass = Error("VAE005",
        "Expected no base class, found one",
        "'{0}' cannot be a model: expected no base class, since VaeGen derives it from torch.nn.Module, found '{1}'");

    public static readonly DiagnosticDescriptor MemberCollision = Error("VAE006",
        "Expected a name that VaeGen does not emit, found one that it does",
        "VaeGen emits '{1}' into '{0}': expected the name to be free, found {2}");

    public static readonly DiagnosticDescriptor UnchainedConstructor = Error("VAE007",
        "Expected a constructor that calls the emitted one, found one that does not",
        "A constructor of '{0}' must call the emitted one, which creates the layers: expected ': this(device)', found {1}");
}
