using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Microsoft.CodeAnalysis;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Whether the convolutions, every number of theirs positive, go from the sample to the latent space and back.</summary>
internal static class ConvolutionRules
{
    public static void Check(VaeSpec spec, DeclaredAttributes attributes, Report report)
    {
        if (spec.Encoder.Convolutions is { } encoder)
        {
            CheckStack(spec, encoder, attributes.Encoder!, report);
        }
        // a decoder that mirrors the encoder fits where the encoder does
        if (!report.Failed && attributes.Decoder is { } attribute && spec.Decoder.Convolutions is { } decoder)
        {
            CheckStack(spec, decoder, attribute, report);
        }
    }

    private static void CheckStack(VaeSpec spec, ConvolutionSpec convolution, DeclaredAttribute attribute, Report report)
    {
        if (spec.Input.Count == 1)
        {
            report.Add(Descriptors.ChannelsOnVector, () => Locate(attribute, [ConvolutionParser.Channels]), Found.Text(spec.Input[0]));
            return;
        }
        if (convolution.Stride > convolution.Kernel && Declares(attribute, ConvolutionParser.Stride, ConvolutionParser.Kernel))
        {
            report.Add(
                Descriptors.SkippedPixels,
                () => Locate(attribute, [ConvolutionParser.Stride, ConvolutionParser.Kernel]),
                attribute.Has(ConvolutionParser.Stride)
                    ? new Suggestion(ConvolutionParser.Stride, Found.Text(convolution.Kernel))
                    : new Suggestion(ConvolutionParser.Kernel, Found.Text(convolution.Stride)),
                Found.Text(convolution.Kernel),
                Found.Text(convolution.Stride));
        }
        CheckMaps(spec, convolution, attribute, report);
    }

    /// <summary>Goes from the sample inwards, which for a decoder is backwards: its stages end where convolutions would begin.</summary>
    private static void CheckMaps(VaeSpec spec, ConvolutionSpec convolution, DeclaredAttribute attribute, Report report)
    {
        var isDecoder = attribute.Word == AttributeNames.Decoder;
        var map = Shape.Map(spec.Channels, spec.Input[spec.Input.Count - 2], spec.Input[spec.Input.Count - 1]);
        for (var i = 0; i < convolution.Channels.Count; i++)
        {
            var stage = isDecoder ? convolution.Channels.Count - 1 - i : i;
            if (!Convolutions.Fits(map.Height, convolution) || !Convolutions.Fits(map.Width, convolution))
            {
                var least = Math.Max(1, convolution.Kernel - (2L * convolution.Padding));
                report.Add(
                    isDecoder ? Descriptors.DecoderTooLarge : Descriptors.KernelTooLarge,
                    () => LocateStage(attribute, stage, onSample: i == 0),
                    Found.Text(stage),
                    Found.Text(convolution.Kernel),
                    Found.Text(convolution.Padding),
                    isDecoder ? map.ToString() : Least(map, least),
                    isDecoder ? Least(map, least) : map.ToString());
                return;
            }
            var (height, width) = (Convolutions.Out(map.Height, convolution), Convolutions.Out(map.Width, convolution));
            var size = new BigInteger(convolution.Channels[stage]) * height * width;
            if (size > int.MaxValue)
            {
                report.Add(
                    Descriptors.ModelTooLarge,
                    () => LocateStage(attribute, stage, onSample: false),
                    spec.Type.Name,
                    $"values in the map of [{attribute.Word}] stage {Found.Text(stage)}",
                    Found.Grouped(size));
                return;
            }
            map = Shape.Map(convolution.Channels[stage], (int)height, (int)width);
        }
    }

    // the sides that are large enough stay
    private static string Least(Shape map, long side) =>
        $"[{Found.Text(map.Channels)}, {Found.Text(Math.Max(map.Height, side))}, {Found.Text(Math.Max(map.Width, side))}]";

    /// <summary>The stage among the channels; on the sample itself it is the kernel that is too large, where one is declared.</summary>
    private static Location? LocateStage(DeclaredAttribute attribute, int stage, bool onSample)
    {
        string[] geometry = [ConvolutionParser.Kernel, ConvolutionParser.Padding, ConvolutionParser.Stride];
        return attribute.Has(ConvolutionParser.Channels) && !(onSample && Declares(attribute, geometry))
            ? attribute.LocationOf(ConvolutionParser.Channels, stage)
            : Locate(attribute, geometry);
    }

    private static Location? Locate(DeclaredAttribute attribute, IEnumerable<string> names) =>
        attribute.LocationOf(names.FirstOrDefault(name => Declares(attribute, name)));

    private static bool Declares(DeclaredAttribute attribute, params string[] names) => names.Any(attribute.Has);
}
