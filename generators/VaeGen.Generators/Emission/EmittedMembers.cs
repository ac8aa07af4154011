using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>A member's name and, of a method, the names of its parameters' types: null is a member that cannot be overloaded.</summary>
internal sealed record EmittedMember(string Name, IReadOnlyList<string>? ParameterTypes = null);

/// <summary>Every member that the emitters put into the user's class, for the rule that their names be free.</summary>
internal static class EmittedMembers
{
    private const string Tensor = "Tensor";

    private static readonly EmittedMember[] Fixed =
    [
        new("Samples"), new("Device"), new("Output"), new("LossTerms"), new("DeclaredTraining"), new("Declaration"),
        new(".ctor", ["Device"]),
        new("Encode", [Tensor]),
        new("Reparameterize", [Tensor, Tensor]),
        new("Decode", [Tensor]),
        new("forward", [Tensor]),
        new("Loss", ["Output", Tensor, "Double"]),
        new("Fit", ["IDataset", "TrainingOptions", "IDataset", "IProgress", "CancellationToken"]),
        new("Evaluate", ["IDataset", "Int32"]),
        new("Sample", ["Int32"]),
        new("Reconstruct", ["IDataset", "Int32"]),
        new("LatentMean", ["IDataset", "Int32"]),
        new("Interpolate", ["ReadOnlySpan", "ReadOnlySpan", "Int32"]),
        new("Save", ["String"]),
        new("Load", ["String", "Device"]),
    ];

    public static IReadOnlyList<EmittedMember> Of(VaeSpec spec) =>
        [.. Fixed, .. Network.Of(spec).Layers.Select(layer => new EmittedMember(layer.Name))];
}
