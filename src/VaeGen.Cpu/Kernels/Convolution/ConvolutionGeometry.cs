namespace VaeGen.Cpu.Kernels.Convolution;

/// <summary>What joins the two sides of a convolution: large [images, groups · LargeChannels, Y.Large, X.Large], small [images, groups · SmallChannels, Y.Small, X.Small].</summary>
/// <param name="Images">The batch.</param>
/// <param name="Groups">How many convolutions lie side by side in the channels.</param>
/// <param name="LargeChannels">Channels of the large side in each group.</param>
/// <param name="SmallChannels">Channels of the small side in each group.</param>
/// <param name="Y">The axis of rows.</param>
/// <param name="X">The axis of columns.</param>
internal sealed record ConvolutionGeometry(int Images, int Groups, int LargeChannels, int SmallChannels, ConvolutionAxis Y, ConvolutionAxis X)
{
    /// <summary>Taps of a kernel.</summary>
    internal int Taps => Y.Kernel * X.Kernel;

    /// <summary>Weights of all kernels: [groups · SmallChannels, LargeChannels, Y.Kernel, X.Kernel].</summary>
    internal long Weights => (long)Groups * SmallChannels * LargeChannels * Taps;
}
