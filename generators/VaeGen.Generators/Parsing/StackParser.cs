using System.Linq;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads the stacks of layers: [Encoder] and [Decoder].</summary>
internal static class StackParser
{
    private const string Layers = "Layers";

    public static StackSpec Encoder(DeclaredAttribute attribute, Report report) => Stack(attribute, mirrored: null, report);

    /// <summary>What [Decoder] leaves out is the encoder's, its channels and layers reversed.</summary>
    public static StackSpec Decoder(DeclaredAttribute? attribute, StackSpec encoder, Report report)
    {
        var mirrored = encoder with
        {
            Convolutions = encoder.Convolutions is { } convolution ? convolution with { Channels = convolution.Channels.Reverse().ToEquatableArray() } : null,
            Layers = encoder.Layers.Reverse().ToEquatableArray(),
        };
        return attribute is null ? mirrored : Stack(attribute, mirrored, report);
    }

    /// <summary>A stack whose body the user has written: all that the emitted code must know is its width, the last of its layers.</summary>
    public static StackSpec WithOwnBody(StackSpec stack, DeclaredAttribute attribute, Report report)
    {
        if (stack.Layers.Count == 0)
        {
            report.Add(Descriptors.NoLayers, () => attribute.LocationOf(), attribute.Word, "a body without the width of what it returns");
        }
        return stack with { Convolutions = null };
    }

    private static StackSpec Stack(DeclaredAttribute attribute, StackSpec? mirrored, Report report)
    {
        var convolutions = ConvolutionParser.Parse(attribute, mirrored?.Convolutions, report);
        return new StackSpec
        {
            Convolutions = convolutions,
            Layers = Dense(attribute, mirrored?.Layers, isNeeded: convolutions is null, report),
            Activation = attribute.Member("Activation", mirrored?.Activation ?? ActivationKind.Relu),
            Norm = attribute.Member("Norm", mirrored?.Norm ?? NormKind.None),
            Dropout = Dropout(attribute, mirrored?.Dropout ?? 0, report),
        };
    }

    private static EquatableArray<int> Dense(DeclaredAttribute attribute, EquatableArray<int>? mirrored, bool isNeeded, Report report)
    {
        var declared = attribute.Sizes(Layers);
        var layers = declared?.ToEquatableArray() ?? mirrored ?? EquatableArray<int>.Empty;
        if (layers.Count == 0 && isNeeded)
        {
            report.Add(Descriptors.NoLayers, () => attribute.LocationOf(Layers), new Suggestion(Layers, $"[{UsualLayers(mirrored)}]"), attribute.Word, declared is null ? "no Layers" : "an empty list");
        }
        CheckPositive(attribute, Layers, "layer", declared, report);
        return layers;
    }

    // for a first try
    private static string UsualLayers(EquatableArray<int>? mirrored) =>
        mirrored is { Count: > 0 } layers ? string.Join(", ", layers.Select(units => Found.Text(units))) : "400";

    /// <summary>Reports every element of a list of sizes that is not positive.</summary>
    public static void CheckPositive(DeclaredAttribute attribute, string name, string what, int[]? sizes, Report report)
    {
        for (var i = 0; i < (sizes?.Length ?? 0); i++)
        {
            if (sizes![i] < 1)
            {
                var element = i;
                report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(name, element), Suggestion.Positive($"{what} {Found.Text(element)}", sizes[element]), $"[{attribute.Word}] {what} {Found.Text(element)}", Found.Text(sizes[i]));
            }
        }
    }

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
