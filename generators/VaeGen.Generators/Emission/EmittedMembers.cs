using System.Collections.Generic;
using System.Linq;

namespace VaeGen.Generators.Emission;

/// <summary>A member's name and, of a method, the names of its parameters' types: null is a member that cannot be overloaded.</summary>
internal sealed record EmittedMember(string Name, IReadOnlyList<string>? ParameterTypes = null);

/// <summary>Every member that the emitters put into the user's class, for the rule that their names be free.</summary>
internal static class EmittedMembers
{
    public const string Tensor = "Tensor";
    public const string Int32 = "Int32";

    private const string Dataset = "IDataset";

    private static readonly EmittedMember[] Fixed =
    [
        new("Samples"), new("Device"), new("Output"), new("LossTerms"), new("DeclaredTraining"), new("Declaration"),
        new(".ctor", ["Device"]),
        new("Encode", [Tensor]),
        new("Decode", [Tensor]),
        new("forward", [Tensor]),
        new("LogProbability", [Tensor, Tensor]),
        new("LogPrior", [Tensor]),
        new("LogLikelihood", [Dataset, Int32, Int32]),
        new("LogWeights", [Tensor, Int32]),
        new("Fit", [Dataset, "TrainingOptions", Dataset, "IProgress", "CancellationToken"]),
        new("Evaluate", [Dataset, Int32]),
        new("Sample", [Int32]),
        new("Reconstruct", [Dataset, Int32]),
        new("LatentMean", [Dataset, Int32]),
        new("Interpolate", ["ReadOnlySpan", "ReadOnlySpan", Int32]),
        new("Save", ["String"]),
        new("Load", ["String", "Device"]),
    ];

    public static IReadOnlyList<EmittedMember> Of(Model model)
    {
        var encoded = Enumerable.Repeat(Tensor, model.Posterior.Encoded.Count).ToArray();
        return
        [
            .. Fixed,
            .. model.Network.Layers.Select(layer => new EmittedMember(layer.Name)),
            .. model.Network.FreeParameters.Select(parameter => new EmittedMember(parameter.Name)),
            new("Reparameterize", encoded),
            new("LogPosterior", [Tensor, .. encoded]),
            new("Loss", ["Output", Tensor, .. model.LossParameters.Select(parameter => parameter.Type)]),
            .. model.Likelihood.EmittedMembers,
            .. model.Prior.EmittedMembers,
            .. model.Terms.SelectMany(term => term.EmittedMembers),
        ];
    }
}
