using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>One step through a stack: a layer, what normalises it, its activation and dropout, and the residual blocks after it.</summary>
internal sealed record Stage(Layer Layer)
{
    /// <summary>What it puts out: its layer's output, but a map where a decoder's dense layer fills one.</summary>
    public required Shape Out { get; init; }

    public NormLayer? Norm { get; init; }

    public required ActivationKind Activation { get; init; }

    /// <summary>Share of values dropped while training, after the activation and after each block.</summary>
    public required double Dropout { get; init; }

    public IReadOnlyList<ResidualBlock> Blocks { get; init; } = [];

    /// <summary>Whether the layer's output is a vector that the stage takes for a map.</summary>
    public bool FillsMap => Out.IsMap && !Layer.Out.IsMap;

    /// <summary>Every field, in the order that data flows.</summary>
    public IEnumerable<Layer> Layers
    {
        get
        {
            yield return Layer;
            if (Norm is not null)
            {
                yield return Norm;
            }
            foreach (var layer in Blocks.SelectMany(block => block.Layers))
            {
                yield return layer;
            }
        }
    }
}

/// <summary>h + two convolutions of h, with the activation between them and after the sum (He et al. 2016).</summary>
internal sealed record ResidualBlock(string Name, ConvolutionLayer First, NormLayer? FirstNorm, ConvolutionLayer Second, NormLayer? SecondNorm)
{
    public IEnumerable<Layer> Layers => new Layer?[] { First, FirstNorm, Second, SecondNorm }.OfType<Layer>();
}
