using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads the convolution stages of [Encoder] and [Decoder]; <see cref="ConvolutionRules"/> asks whether they fit the sample.</summary>
internal static class ConvolutionParser
{
    public const string Channels = "Channels";
    public const string Kernel = "Kernel";
    public const string Stride = "Stride";
    public const string Padding = "Padding";
    private const string Blocks = "Blocks";

    // two convolutions each: far beyond what trains, and emitted in no time
    private const int MaxBlocks = 100;

    /// <summary>The stages; null: there are none.</summary>
    /// <param name="attribute">[Encoder] or [Decoder].</param>
    /// <param name="mirrored">What stands for what the attribute leaves out; null: the defaults do.</param>
    /// <param name="report">Is told of values that no stage can have.</param>
    public static ConvolutionSpec? Parse(DeclaredAttribute attribute, ConvolutionSpec? mirrored, Report report)
    {
        var declared = attribute.Sizes(Channels);
        var channels = declared?.ToEquatableArray() ?? mirrored?.Channels ?? EquatableArray<int>.Empty;
        if (channels.Count == 0)
        {
            ReportWithoutChannels(attribute, declared, report);
            return null;
        }
        StackParser.CheckPositive(attribute, Channels, "stage", declared, report);
        var kernel = Positive(attribute, Kernel, mirrored?.Kernel ?? 4, report);
        return new ConvolutionSpec
        {
            Channels = channels,
            Kernel = kernel,
            Stride = Positive(attribute, Stride, mirrored?.Stride ?? 2, report),
            Padding = PaddingOf(attribute, kernel, mirrored, report),
            Blocks = BlocksOf(attribute, mirrored?.Blocks ?? 0, report),
        };
    }

    private static void ReportWithoutChannels(DeclaredAttribute attribute, int[]? declared, Report report)
    {
        foreach (var name in new[] { Kernel, Stride, Padding, Blocks })
        {
            if (attribute.Value<int?>(name, null) is not null)
            {
                report.Add(Descriptors.NoChannels, () => attribute.LocationOf(name), name, attribute.Word, declared is null ? "no Channels" : "an empty list");
            }
        }
    }

    // a mirrored value has been checked where it was declared
    private static int Positive(DeclaredAttribute attribute, string name, int fallback, Report report)
    {
        var declared = attribute.Value<int?>(name, null);
        if (declared < 1)
        {
            report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(name), Suggestion.Positive(name, declared.Value), $"[{attribute.Word}] {name}", Found.Text(declared.Value));
        }
        return declared ?? fallback;
    }

    /// <summary>Left out, half a window: with a stride of two the map is halved. A decoder's own kernel goes before the encoder's padding.</summary>
    private static int PaddingOf(DeclaredAttribute attribute, int kernel, ConvolutionSpec? mirrored, Report report)
    {
        var declared = attribute.Value<int?>(Padding, null);
        if (kernel >= 1 && (declared < 0 || declared >= kernel))
        {
            report.Add(Descriptors.InvalidPadding, () => attribute.LocationOf(Padding), new Suggestion(Padding, Found.Text((kernel - 1) / 2)), Found.Text(kernel - 1), Found.Text(declared.Value));
        }
        var ownKernel = attribute.Value<int?>(Kernel, null) is not null;
        return declared ?? (ownKernel || mirrored is null ? (kernel - 1) / 2 : mirrored.Padding);
    }

    private static int BlocksOf(DeclaredAttribute attribute, int fallback, Report report)
    {
        var declared = attribute.Value<int?>(Blocks, null);
        if (declared is < 0 or > MaxBlocks)
        {
            report.Add(Descriptors.InvalidBlocks, () => attribute.LocationOf(Blocks), Suggestion.Positive(Blocks, declared.Value), Found.Text(MaxBlocks), Found.Text(declared.Value));
        }
        return declared ?? fallback;
    }
}
