using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// what a model is given beside the samples, and what users put in the place of emitted parts
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor OneCondition = Error("VAE060",
        "Expected one kind of condition, found none or two",
        "[Condition] says what is known of a sample: expected either Classes or Features, found {0}");

    public static readonly DiagnosticDescriptor HatchSignature = Error("VAE061",
        "Expected a method that the emitted code can call, found another signature",
        "The emitted code calls '{0}' when a model has it: expected '{1}', found '{2}'");
}
