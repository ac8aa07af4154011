using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>Every layer of a declared model with its shape, worked out at compile time.</summary>
internal sealed class Network
{
    private Network(int sampleSize, IReadOnlyList<Stage> encoder, IReadOnlyList<Layer> heads, IReadOnlyList<Layer> flow, IReadOnlyList<Stage> decoder, Layer reconstruction, IReadOnlyList<FreeParameter> freeParameters)
    {
        SampleSize = sampleSize;
        Encoder = encoder;
        Heads = heads;
        Flow = flow;
        Decoder = decoder;
        Reconstruction = reconstruction;
        FreeParameters = freeParameters;
        Layers = [.. encoder.SelectMany(stage => stage.Layers), .. heads, .. flow, .. decoder.SelectMany(stage => stage.Layers), reconstruction];
    }

    /// <summary>Values in one sample.</summary>
    public int SampleSize { get; }

    public IReadOnlyList<Stage> Encoder { get; }

    /// <summary>The layers on top of the encoder's features, its last stage's output as a vector, which describe q(z|x).</summary>
    public IReadOnlyList<Layer> Heads { get; }

    /// <summary>The layers of the flow between encoder and decoder; none where the posterior has no such.</summary>
    public IReadOnlyList<Layer> Flow { get; }

    public IReadOnlyList<Stage> Decoder { get; }

    /// <summary>The decoder's last layer: the likelihood's parameters.</summary>
    public Layer Reconstruction { get; }

    /// <summary>What is learned beside the layers.</summary>
    public IReadOnlyList<FreeParameter> FreeParameters { get; }

    /// <summary>All of them, in the order that data flows.</summary>
    public IReadOnlyList<Layer> Layers { get; }

    /// <summary>Trained numbers.</summary>
    public BigInteger Parameters => Layers.Aggregate(BigInteger.Zero, (sum, layer) => sum + layer.Parameters)
        + FreeParameters.Aggregate(BigInteger.Zero, (sum, parameter) => sum + parameter.Count);

    /// <summary>Whether training normalises over batches, which then have two samples or more.</summary>
    public bool HasBatchNorm => Layers.Any(layer => layer is NormLayer { Kind: NormKind.Batch });

    /// <summary>The layers behind the latent space, and of what is learned beside them that which codes are drawn from.</summary>
    public Network DecoderAlone(VaeSpec spec) => new(SampleSize, [], [], [], Decoder, Reconstruction, FreeParameter.OfDecoder(spec));

    /// <summary>The network of a spec whose sizes go together.</summary>
    public static Network Of(VaeSpec spec)
    {
        var encoder = StackBuilder.Encoder(spec);
        var decoder = StackBuilder.Decoder(spec);
        var features = encoder.Count == 0 ? spec.Encoder.Layers[spec.Encoder.Layers.Count - 1]
            : encoder[encoder.Count - 1].Out.Size + (spec.Encoder.Layers.Count == 0 ? spec.ConditionSize : 0); // the condition has joined a dense layer's input before
        var decoded = decoder.Count == 0 ? Shape.Vector(spec.Decoder.Layers[spec.Decoder.Layers.Count - 1]) : decoder[decoder.Count - 1].Out;
        return new Network(
            spec.SampleSize,
            encoder,
            [.. Shapes.Heads.Of(spec).Select(head => new LinearLayer(head.Name, features, head.Units))],
            FlowLayers.Of(spec),
            decoder,
            StackBuilder.Reconstruction(spec, decoded, Likelihoods.ParametersPerPixel(spec)),
            FreeParameter.Of(spec));
    }
}
