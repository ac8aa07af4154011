using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>Every layer of a declared model with its shape, worked out at compile time.</summary>
internal sealed class Network
{
    private Network(int sampleSize, IReadOnlyList<Layer> encoder, Layer mean, Layer logVariance, IReadOnlyList<Layer> decoder, Layer reconstruction)
    {
        SampleSize = sampleSize;
        Encoder = encoder;
        LatentMean = mean;
        LatentLogVariance = logVariance;
        Decoder = decoder;
        Reconstruction = reconstruction;
    }

    /// <summary>Values in one sample.</summary>
    public int SampleSize { get; }

    public IReadOnlyList<Layer> Encoder { get; }

    public Layer LatentMean { get; }

    public Layer LatentLogVariance { get; }

    public IReadOnlyList<Layer> Decoder { get; }

    public Layer Reconstruction { get; }

    /// <summary>All of them, in the order that data flows.</summary>
    public IEnumerable<Layer> Layers => [.. Encoder, LatentMean, LatentLogVariance, .. Decoder, Reconstruction];

    public long Parameters => Layers.Sum(layer => layer.Parameters);

    public static Network Of(VaeSpec spec)
    {
        var sampleSize = spec.Input.Aggregate(1, (size, dimension) => size * dimension);
        var encoder = Stack("encoder", sampleSize, spec.Encoder);
        var decoder = Stack("decoder", spec.LatentDim, spec.Decoder);
        return new Network(
            sampleSize,
            encoder,
            new Layer("latentMean", encoder[encoder.Count - 1].Out, spec.LatentDim),
            new Layer("latentLogVariance", encoder[encoder.Count - 1].Out, spec.LatentDim),
            decoder,
            new Layer("reconstruction", decoder[decoder.Count - 1].Out, sampleSize));
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
