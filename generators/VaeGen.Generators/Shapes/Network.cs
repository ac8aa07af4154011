using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>Every layer of a declared model with its shape, worked out at compile time.</summary>
internal sealed class Network
{
    private Network(int sampleSize, IReadOnlyList<Layer> encoder, IReadOnlyList<Layer> heads, IReadOnlyList<Layer> decoder, Layer reconstruction, IReadOnlyList<FreeParameter> freeParameters)
    {
        SampleSize = sampleSize;
        Encoder = encoder;
        Heads = heads;
        Decoder = decoder;
        Reconstruction = reconstruction;
        FreeParameters = freeParameters;
    }

    /// <summary>Values in one sample.</summary>
    public int SampleSize { get; }

    public IReadOnlyList<Layer> Encoder { get; }

    /// <summary>The layers on top of the encoder's last one, which describe q(z|x).</summary>
    public IReadOnlyList<Layer> Heads { get; }

    public IReadOnlyList<Layer> Decoder { get; }

    public Layer Reconstruction { get; }

    /// <summary>What is learned beside the layers.</summary>
    public IReadOnlyList<FreeParameter> FreeParameters { get; }

    /// <summary>All of them, in the order that data flows.</summary>
    public IEnumerable<Layer> Layers => [.. Encoder, .. Heads, .. Decoder, Reconstruction];

    public long Parameters => Layers.Sum(layer => layer.Parameters) + FreeParameters.Sum(parameter => parameter.Count);

    public static Network Of(VaeSpec spec)
    {
        var sampleSize = spec.Input.Aggregate(1, (size, dimension) => size * dimension);
        var outputs = sampleSize / spec.Channels * Likelihoods.ParametersPerPixel(spec);
        var encoder = Stack("encoder", sampleSize, spec.Encoder);
        var decoder = Stack("decoder", spec.LatentDim, spec.Decoder);
        return new Network(
            sampleSize,
            encoder,
            [.. Shapes.Heads.Of(spec).Select(head => new Layer(head.Name, encoder[encoder.Count - 1].Out, head.Units))],
            decoder,
            new Layer("reconstruction", decoder[decoder.Count - 1].Out, outputs),
            FreeParameter.Of(spec));
    }

    private static List<Layer> Stack(string prefix, int input, StackSpec stack)
    {
        var layers = new List<Layer>(stack.Layers.Count);
        foreach (var units in stack.Layers)
        {
            layers.Add(new Layer($"{prefix}{layers.Count}", input, units) { Activation = stack.Activation, Dropout = stack.Dropout });
            input = units;
        }
        return layers;
    }
}
