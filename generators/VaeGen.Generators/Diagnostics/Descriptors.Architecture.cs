using Microsoft.CodeAnalysis;

namespace VaeGen.Generators.Diagnostics;

// how convolutions and norms fit the sample and each other
internal static partial class Descriptors
{
    public static readonly DiagnosticDescriptor ChannelsOnVector = Error("VAE022",
        "Expected an image under convolutions, found a vector",
        "Convolutions go over an image: expected [Input(H, W)] or [Input(C, H, W)], found [Input({0})]");

    public static readonly DiagnosticDescriptor NoChannels = Error("VAE023",
        "Expected Channels beside a convolution's argument, found none",
        "{0} describes convolutions, and [{1}] has none: expected Channels = [32, 64] or the like, found {2}");

    public static readonly DiagnosticDescriptor InvalidPadding = Error("VAE024",
        "Expected a padding smaller than the kernel, found another",
        "A window must not lie in the padding alone: expected a Padding from 0 to {0}, less than the kernel, found {1}");

    public static readonly DiagnosticDescriptor InvalidBlocks = Error("VAE025",
        "Expected a number of residual blocks, found another",
        "Blocks counts the residual blocks of a stage: expected 0 to {0}, found {1}");

    public static readonly DiagnosticDescriptor KernelTooLarge = Error("VAE026",
        "Expected a map that the kernel fits on, found a smaller one",
        "[Encoder] stage {0} slides a {1}×{1} kernel over a map padded with {2}: expected {3} or larger, found {4}");

    public static readonly DiagnosticDescriptor DecoderTooLarge = Error("VAE027",
        "Expected a transposed convolution that ends at its size, found one that cannot",
        "[Decoder] stage {0} puts out more than the way to the sample has room for, with a {1}×{1} kernel and a padding of {2}: expected {3}, found {4} or larger");

    public static readonly DiagnosticDescriptor UnsuitedNorm = Error("VAE028",
        "Expected values that the norm can be taken over, found others",
        "Norm.{0} cannot normalise {1}: expected {2}, found {3}");

    public static readonly DiagnosticDescriptor SkippedPixels = Warning("VAE029",
        "Expected a stride no larger than the kernel, found a larger one",
        "A {0}×{0} kernel leaves pixels out between its windows: expected a Stride of at most {0}, found {1}");

    public static readonly DiagnosticDescriptor BatchOfOne = Error("VAE030",
        "Expected batches of two samples or more for batch norm, found batches of one",
        "Batch norm takes the variance over a batch: expected a BatchSize of 2 or more, found {0}");
}
