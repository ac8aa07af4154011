using System.Collections.Generic;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>
/// The sizes that a stack's convolutions lead through, by PyTorch's formulas. A transposed convolution with the right output padding is the exact
/// inverse of a convolution's size, so the maps of a decoder are those that convolutions of its geometry would make of the sample.
/// </summary>
internal static class Convolutions
{
    /// <summary>Residual blocks: 3×3 windows that keep the size.</summary>
    public const int BlockKernel = 3;

    /// <summary>Whether at least one window fits on a side of this many pixels.</summary>
    public static bool Fits(int side, ConvolutionSpec convolution) => side + (2L * convolution.Padding) >= convolution.Kernel;

    /// <summary>A side after a convolution: ⌊(n + 2p − k) / s⌋ + 1. It may be larger than an int.</summary>
    public static long Out(int side, ConvolutionSpec convolution) =>
        ((side + (2L * convolution.Padding) - convolution.Kernel) / convolution.Stride) + 1;

    /// <summary>What a transposed convolution must add to a side to end at <paramref name="side"/>: what the division above left over.</summary>
    public static int OutputPadding(int side, ConvolutionSpec convolution) =>
        (int)((side + (2L * convolution.Padding) - convolution.Kernel) % convolution.Stride);

    /// <summary>The maps of a stack from the sample's to the smallest, both included; its sizes must have been checked.</summary>
    /// <param name="sample">The sample as a map.</param>
    /// <param name="convolution">The geometry.</param>
    /// <param name="channels">Channels of every map but the sample's, from the sample inwards.</param>
    public static IReadOnlyList<Shape> Maps(Shape sample, ConvolutionSpec convolution, IEnumerable<int> channels)
    {
        var maps = new List<Shape> { sample };
        foreach (var count in channels)
        {
            var map = maps[maps.Count - 1];
            maps.Add(Shape.Map(count, (int)Out(map.Height, convolution), (int)Out(map.Width, convolution)));
        }
        return maps;
    }
}
