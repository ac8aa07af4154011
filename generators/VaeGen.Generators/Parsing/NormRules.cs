using System.Collections.Generic;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Whether the norms have something to be taken over.</summary>
internal static class NormRules
{
    private const string Norm = "Norm";
    private const string Layers = "Layers";
    private const string BatchSize = "BatchSize";

    public static void Check(VaeSpec spec, Network network, DeclaredAttributes attributes, Report report)
    {
        CheckStages(network.Encoder, spec.Encoder, attributes.Encoder!, report);
        if (attributes.Decoder is { } decoder)
        {
            CheckStages(network.Decoder, spec.Decoder, decoder, report);
        }
        if (spec.Training.BatchSize == 1 && network.HasBatchNorm)
        {
            report.Add(Descriptors.BatchOfOne, () => attributes.Training!.LocationOf(BatchSize), new Suggestion(BatchSize, Found.Text(TrainingParser.UsualBatchSize)), Found.Text(spec.Training.BatchSize));
        }
    }

    private static void CheckStages(IReadOnlyList<Stage> stages, StackSpec stack, DeclaredAttribute attribute, Report report)
    {
        var isDecoder = attribute.Word == AttributeNames.Decoder;
        var first = isDecoder ? stack.Layers.Count : stack.Convolutions?.Channels.Count ?? 0; // stages before the others begin
        for (var i = 0; i < stages.Count; i++)
        {
            var dense = isDecoder == (i < first);
            var (list, element) = (dense ? Layers : ConvolutionParser.Channels, i < first ? i : i - first);
            // what mirrors the encoder's is reported there
            if (Expected(stages[i]) is { } expected && (attribute.Has(list) || attribute.Has(Norm)))
            {
                ReportUnsuited(attribute, list, element, stages[i], expected, report);
            }
        }
    }

    private static void ReportUnsuited(DeclaredAttribute attribute, string list, int element, Stage stage, string expected, Report report) => report.Add(
        Descriptors.UnsuitedNorm,
        () => attribute.Has(list) ? attribute.LocationOf(list, element) : attribute.LocationOf(Norm),
        stage.Norm!.Kind,
        $"[{attribute.Word}] {(list == Layers ? "layer" : "stage")} {Found.Text(element)}",
        expected,
        stage.Out.IsMap ? $"{Found.Text(stage.Out.Channels)} channels of {Found.Text(stage.Out.Height)}×{Found.Text(stage.Out.Width)}" : Found.Text(stage.Out.Channels));

    /// <summary>What the norm needs and does not have; null: it is well.</summary>
    private static string? Expected(Stage stage) => stage.Norm switch
    {
        { Kind: NormKind.Group, Groups: 1 } => "a number that splits into equal groups of 4 or more",
        { Kind: NormKind.Layer, Over.Size: 1 } => "2 values or more",
        _ => null,
    };
}
