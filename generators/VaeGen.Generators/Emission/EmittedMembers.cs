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

    private static readonly EmittedMember[] Fixed =
    [
        new("Samples"), new("Codes"), new("Device"), new("Output"), new("LossTerms"), new("DeclaredTraining"), new("Declaration"), new("TrainingState"),
        new("batchShare"),
        new("Noise", [Tensor]),
        new("Evaluate", ["IEnumerable"]),
        new("Evaluate", ["IEnumerable", "Int64"]),
        new(".ctor", ["Device"]),
        new("LogPrior", [Tensor]),
        new("Save", ["String"]),
        new("AddTo", ["ModelFile", "IEnumerable"]),
        new("TakeFrom", ["ModelFile", "IEnumerable"]),
        new("SaveDecoder", ["String"]),
        new("ExportOnnx", ["String", "String"]),
        new("OnnxEncoder", ["ModelFile"]),
        new("OnnxDecoder", ["ModelFile"]),
        new("Load", ["String", "Device"]),
    ];

    public static IReadOnlyList<EmittedMember> Of(Model model)
    {
        var encoded = Enumerable.Repeat(Tensor, model.Posterior.Encoded.Count).ToArray();
        string[] condition = model.Condition is null ? [] : [Tensor];
        string[] one = model.Condition is null ? [] : [model.Condition.One.Type];
        var data = model.Condition?.DatasetTypeName ?? "IDataset";
        return
        [
            .. Fixed,
            new("Encode", [Tensor, .. condition]),
            new("Decode", [Tensor, .. condition]),
            new("forward", [Tensor, .. condition]),
            new("Fit", [data, "TrainingOptions", data, "IProgress", "CancellationToken"]),
            new("Evaluate", [data, Int32]),
            new("LogLikelihood", [data, Int32, Int32]),
            new("LogLikelihoods", [data, Int32, Int32]),
            new("LogWeights", [Tensor, .. condition, Int32]),
            new("Sample", [.. one, Int32]),
            new("Reconstruct", [data, Int32]),
            new("LatentMean", [data, Int32]),
            .. model.HasLogVariance ? (EmittedMember[])[new("LatentLogVariance", [data, Int32])] : [],
            new("WriteReport", ["String", data, "TrainingHistory", "ReportOptions"]),
            new("Interpolate", ["ReadOnlySpan", "ReadOnlySpan", Int32, .. one]),
            new("Decode", ["IDataset", .. one, Int32]),
            new("Concept", [data, data, Int32]),
            new("Apply", [data, "ReadOnlySpan", "Double", Int32]),
            new("Traverse", ["ReadOnlySpan", Int32, "Double", "Double", Int32, .. one]),
            .. model.Network.Layers.Select(layer => new EmittedMember(layer.Name)),
            .. model.Network.FreeParameters.Select(parameter => new EmittedMember(parameter.Name)),
            new("Reparameterize", encoded),
            new("LogPosterior", [Tensor, .. encoded]),
            new("Loss", ["Output", Tensor, .. model.LossParameters.Select(parameter => parameter.Type)]),
            .. model.HasDecoderClass ? (EmittedMember[])[new(Model.DecoderClass)] : [],
            .. model.Spec.Hatches.LogProbability ? [] : (EmittedMember[])[new("LogProbability", [Tensor, Tensor])],
            .. model.Likelihood.EmittedMembers,
            .. model.Posterior.EmittedMembers,
            .. model.Prior.EmittedMembers,
            .. model.Terms.SelectMany(term => term.EmittedMembers),
        ];
    }
}
