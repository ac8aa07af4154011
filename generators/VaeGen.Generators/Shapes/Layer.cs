using System.Numerics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>One layer with its sizes: a field of the emitted module.</summary>
internal abstract record Layer(string Name)
{
    /// <summary>What it takes, without the batch.</summary>
    public abstract Shape In { get; }

    /// <summary>What it puts out.</summary>
    public abstract Shape Out { get; }

    /// <summary>Trained numbers. Their count is checked before anything is emitted; until then it may be any.</summary>
    public abstract BigInteger Parameters { get; }
}

/// <summary>A dense layer.</summary>
internal sealed record LinearLayer(string Name, int Inputs, int Outputs) : Layer(Name)
{
    /// <summary>Without one where a norm takes every unit's mean away.</summary>
    public bool HasBias { get; init; } = true;

    public override Shape In => Shape.Vector(Inputs);

    public override Shape Out => Shape.Vector(Outputs);

    public override BigInteger Parameters => (new BigInteger(Inputs) * Outputs) + (HasBias ? Outputs : 0);
}

/// <summary>A convolution over a map, or a transposed one.</summary>
internal sealed record ConvolutionLayer(string Name, Shape From, Shape To) : Layer(Name)
{
    public required int Kernel { get; init; }

    public required int Stride { get; init; }

    public required int Padding { get; init; }

    public bool IsTransposed { get; init; }

    /// <summary>Rows and columns that a transposed convolution adds at the lower and right edge, to end at its size.</summary>
    public (int Height, int Width) OutputPadding { get; init; }

    /// <summary>Without one where a norm takes every channel's mean away.</summary>
    public bool HasBias { get; init; } = true;

    public override Shape In => From;

    public override Shape Out => To;

    public override BigInteger Parameters => (new BigInteger(From.Channels) * To.Channels * Kernel * Kernel) + (HasBias ? To.Channels : 0);
}

/// <summary>What normalises a layer's output, with a scale and a shift for each unit or channel.</summary>
internal sealed record NormLayer(string Name, NormKind Kind, Shape Over) : Layer(Name)
{
    /// <summary>Groups of group norm; a map's layer norm is one group.</summary>
    public int Groups => Kind == NormKind.Group ? GroupsOf(Over.Channels) : 1;

    public override Shape In => Over;

    public override Shape Out => Over;

    public override BigInteger Parameters => 2 * new BigInteger(Over.Channels);

    /// <summary>
    /// The largest number of groups, 32 at most as Wu and He have it, that splits the channels evenly into groups of at least four:
    /// a group of one value would be normalised to nothing. 1 where there is none.
    /// </summary>
    public static int GroupsOf(int channels)
    {
        var groups = System.Math.Min(32, channels / 4);
        while (groups > 1 && channels % groups != 0)
        {
            groups--;
        }
        return System.Math.Max(groups, 1);
    }
}
