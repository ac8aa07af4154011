using System.Linq;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads the stacks of layers: [Encoder] and [Decoder].</summary>
internal static class StackParser
{
    private const string Layers = "Layers";

    public static StackSpec Encoder(DeclaredAttribute attribute, Report report) => Stack(attribute, mirrored: null, report);

    /// <summary>What [Decoder] leaves out is the encoder's, its layers reversed.</summary>
    public static StackSpec Decoder(DeclaredAttribute? attribute, StackSpec encoder, Report report)
    {
        var mirrored = encoder with { Layers = encoder.Layers.Reverse().ToEquatableArray() };
        return attribute is null ? mirrored : Stack(attribute, mirrored, report);
    }

    private static StackSpec Stack(DeclaredAttribute attribute, StackSpec? mirrored, Report report)
    {
        var layers = attribute.Sizes(Layers);
        if (layers is { Length: 0 } || (layers is null && mirrored is null))
        {
            report.Add(Descriptors.NoLayers, () => attribute.LocationOf(Layers), new Suggestion(Layers, $"[{UsualLayers(mirrored)}]"), attribute.Word, layers is null ? "no Layers" : "an empty list");
        }
        for (var i = 0; i < (layers?.Length ?? 0); i++)
        {
            if (layers![i] < 1)
            {
                var element = i;
                report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(Layers, element), Suggestion.Positive($"layer {Found.Text(element)}", layers[element]), $"[{attribute.Word}] layer {Found.Text(element)}", Found.Text(layers[i]));
            }
        }
        return new StackSpec
        {
            Layers = layers?.ToEquatableArray() ?? mirrored?.Layers ?? EquatableArray<int>.Empty,
            Activation = attribute.Member("Activation", mirrored?.Activation ?? ActivationKind.Relu),
            Dropout = Dropout(attribute, mirrored?.Dropout ?? 0, report),
        };
    }

    // for a first try
    private static string UsualLayers(StackSpec? mirrored) =>
        mirrored is { Layers.Count: > 0 } ? string.Join(", ", mirrored.Layers.Select(units => Found.Text(units))) : "400";

    // a mirrored value has been checked where it was declared
    private static double Dropout(DeclaredAttribute attribute, double fallback, Report report)
    {
        var declared = attribute.Value<double?>("Dropout", null);
        if (declared is { } dropout and not (>= 0 and < 1))
        {
            report.Add(Descriptors.InvalidDropout, () => attribute.LocationOf("Dropout"), new Suggestion("Dropout", Found.Text(fallback)), Found.Text(dropout));
        }
        return declared ?? fallback;
    }
}
