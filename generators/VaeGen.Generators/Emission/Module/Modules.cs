using System;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>Layers as modules of the engine: their types, and the calls that create them.</summary>
internal static class Modules
{
    /// <summary>The type of the layer's field.</summary>
    public static string Type(Layer layer) => layer switch
    {
        LinearLayer => Linear,
        ConvolutionLayer { IsTransposed: true } => ConvTranspose2d,
        ConvolutionLayer => Conv2d,
        NormLayer { Kind: NormKind.Batch, Over.IsMap: true } => BatchNorm2d,
        NormLayer { Kind: NormKind.Batch } => BatchNorm1d,
        NormLayer { Kind: NormKind.Layer, Over.IsMap: false } => LayerNorm,
        NormLayer => GroupNorm,
        _ => throw new ArgumentOutOfRangeException(nameof(layer)),
    };

    /// <summary>The call that creates it on the constructor's device.</summary>
    public static string Created(Layer layer) => $"{Torch}.nn.{Arguments(layer)}, device: device)";

    private static string Arguments(Layer layer) => layer switch
    {
        LinearLayer linear => $"Linear({Literal.Of(linear.Inputs)}, {Literal.Of(linear.Outputs)}{(linear.HasBias ? "" : ", hasBias: false")}",
        ConvolutionLayer convolution => Convolution(convolution),
        NormLayer { Kind: NormKind.Batch } norm => $"{(norm.Over.IsMap ? "BatchNorm2d" : "BatchNorm1d")}({Literal.Of(norm.Over.Channels)}",
        // one group of all channels: layer norm over a map, with a scale and a shift for each channel
        NormLayer { Kind: NormKind.Group } or NormLayer { Over.IsMap: true } => $"GroupNorm({Literal.Of(((NormLayer)layer).Groups)}, {Literal.Of(layer.In.Channels)}",
        NormLayer norm => $"LayerNorm({Literal.Of(norm.Over.Channels)}",
        _ => throw new ArgumentOutOfRangeException(nameof(layer)),
    };

    private static string Convolution(ConvolutionLayer layer)
    {
        var channels = $"{(layer.IsTransposed ? "ConvTranspose2d" : "Conv2d")}({Literal.Of(layer.From.Channels)}, {Literal.Of(layer.To.Channels)}";
        var (kernel, stride, padding) = (Literal.Of(layer.Kernel), Literal.Of(layer.Stride), Literal.Of(layer.Padding));
        var (height, width) = layer.OutputPadding;
        if (height != width)
        {
            return $"{channels}, kernel_size: ({kernel}, {kernel}), stride: ({stride}, {stride}), padding: ({padding}, {padding}), output_padding: ({Literal.Of(height)}, {Literal.Of(width)}){Bias(layer.HasBias)}";
        }
        // a padding of 0 is left out: the literal 0 could also stand for TorchSharp's enumeration of paddings
        return $"{channels}, {kernel}{(layer.Stride > 1 ? $", stride: {stride}" : "")}{(layer.Padding > 0 ? $", padding: {padding}" : "")}{(height > 0 ? $", output_padding: {Literal.Of(height)}" : "")}{Bias(layer.HasBias)}";
    }

    private static string Bias(bool has) => has ? "" : ", bias: false";
}
