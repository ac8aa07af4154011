using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>Builds the stages of one stack; each layer's name is the stack's with the layer's place in it.</summary>
internal sealed class StackBuilder
{
    private readonly string prefix;
    private readonly StackSpec stack;
    private readonly List<Stage> stages = [];

    private StackBuilder(string prefix, StackSpec stack)
    {
        this.prefix = prefix;
        this.stack = stack;
    }

    /// <summary>Convolutions over the sample, then dense layers, which are given the condition too. None where the user wrote the body.</summary>
    public static IReadOnlyList<Stage> Encoder(VaeSpec spec)
    {
        if (spec.Hatches.EncoderBody)
        {
            return [];
        }
        var builder = new StackBuilder("encoder", spec.Encoder);
        var features = Shape.Vector(Sample(spec).Size);
        if (spec.Encoder.Convolutions is { } convolution)
        {
            var maps = Convolutions.Maps(Sample(spec), convolution, convolution.Channels);
            for (var i = 1; i < maps.Count; i++)
            {
                builder.AddConvolution(maps[i - 1], maps[i], convolution);
            }
            features = Shape.Vector(maps[maps.Count - 1].Size);
        }
        builder.AddDense(features.Size + spec.ConditionSize);
        return builder.stages;
    }

    /// <summary>
    /// Dense layers from the latent code and the condition, then transposed convolutions; the last one of these is the reconstruction's and no
    /// part of it. None where the user wrote the body.
    /// </summary>
    public static IReadOnlyList<Stage> Decoder(VaeSpec spec)
    {
        if (spec.Hatches.DecoderBody)
        {
            return [];
        }
        var builder = new StackBuilder("decoder", spec.Decoder);
        var units = builder.AddDense(spec.LatentDim + spec.ConditionSize);
        if (spec.Decoder.Convolutions is { } convolution)
        {
            var maps = Convolutions.Maps(Sample(spec), convolution, convolution.Channels.Reverse());
            builder.AddProjection(units, maps[maps.Count - 1], convolution);
            for (var i = maps.Count - 1; i > 1; i--)
            {
                builder.AddTransposedConvolution(maps[i], maps[i - 1], convolution);
            }
        }
        return builder.stages;
    }

    /// <summary>The layer on top of a decoder's features, whose output has <paramref name="parameters"/> numbers a pixel.</summary>
    public static Layer Reconstruction(VaeSpec spec, Shape from, int parameters)
    {
        const string Name = "reconstruction";
        var sample = Sample(spec);
        return spec.Decoder.Convolutions is { } convolution
            ? Transposed(Name, from, Shape.Map(parameters, sample.Height, sample.Width), convolution)
            : new LinearLayer(Name, from.Size, sample.Size / sample.Channels * parameters);
    }

    /// <summary>The sample as a map: a grey image's and a vector's values are pixels of one channel.</summary>
    private static Shape Sample(VaeSpec spec) => spec.Input.Count == 1
        ? Shape.Map(1, spec.Input[0], 1)
        : Shape.Map(spec.Channels, spec.Input[spec.Input.Count - 2], spec.Input[spec.Input.Count - 1]);

    private int AddDense(int units)
    {
        foreach (var next in stack.Layers)
        {
            Add(new LinearLayer(Name, units, next) { HasBias = HasBias }, Shape.Vector(next), blocks: 0);
            units = next;
        }
        return units;
    }

    // its bias stays: the norm that follows takes a channel's mean away, not a pixel's
    private void AddProjection(int units, Shape map, ConvolutionSpec convolution) =>
        Add(new LinearLayer(Name, units, map.Size), map, convolution.Blocks);

    private void AddConvolution(Shape from, Shape to, ConvolutionSpec convolution)
    {
        var layer = new ConvolutionLayer(Name, from, to)
        {
            Kernel = convolution.Kernel,
            Stride = convolution.Stride,
            Padding = convolution.Padding,
            HasBias = HasBias,
        };
        Add(layer, to, convolution.Blocks);
    }

    private void AddTransposedConvolution(Shape from, Shape to, ConvolutionSpec convolution) =>
        Add(Transposed(Name, from, to, convolution) with { HasBias = HasBias }, to, convolution.Blocks);

    private void Add(Layer layer, Shape shape, int blocks) => stages.Add(new Stage(layer)
    {
        Out = shape,
        Norm = NormOf(layer, shape),
        Activation = stack.Activation,
        Dropout = stack.Dropout,
        Blocks = [.. Enumerable.Range(0, blocks).Select(block => Block($"{layer.Name}Block{block}", shape))],
    });

    private ResidualBlock Block(string name, Shape map)
    {
        var (first, second) = (Same($"{name}a", map), Same($"{name}b", map));
        return new ResidualBlock(name, first, NormOf(first, map), second, NormOf(second, map));
    }

    private ConvolutionLayer Same(string name, Shape map) => new(name, map, map)
    {
        Kernel = Convolutions.BlockKernel,
        Stride = 1,
        Padding = Convolutions.BlockKernel / 2,
        HasBias = HasBias,
    };

    private static ConvolutionLayer Transposed(string name, Shape from, Shape to, ConvolutionSpec convolution) => new(name, from, to)
    {
        Kernel = convolution.Kernel,
        Stride = convolution.Stride,
        Padding = convolution.Padding,
        IsTransposed = true,
        OutputPadding = (Convolutions.OutputPadding(to.Height, convolution), Convolutions.OutputPadding(to.Width, convolution)),
    };

    private NormLayer? NormOf(Layer layer, Shape shape) => stack.Norm == NormKind.None ? null : new NormLayer($"{layer.Name}Norm", stack.Norm, shape);

    private string Name => $"{prefix}{stages.Count}";

    private bool HasBias => stack.Norm != NormKind.Batch;
}
