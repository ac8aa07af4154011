namespace VaeGen.Generators.Specs;

/// <summary>A stack of layers: the encoder or the decoder.</summary>
internal sealed record StackSpec
{
    /// <summary>Before an encoder's dense layers, after a decoder's; null: there are none.</summary>
    public required ConvolutionSpec? Convolutions { get; init; }

    /// <summary>Units of each dense layer, in the order that data flows.</summary>
    public required EquatableArray<int> Layers { get; init; }

    public required ActivationKind Activation { get; init; }

    public required NormKind Norm { get; init; }

    /// <summary>Share of values dropped after every layer and residual block while training; 0: none.</summary>
    public required double Dropout { get; init; }
}

/// <summary>The convolution stages of a stack: one geometry for all of them.</summary>
internal sealed record ConvolutionSpec
{
    /// <summary>Channels of each stage, in the order that data flows: what an encoder's stage puts out, what a decoder's takes in.</summary>
    public required EquatableArray<int> Channels { get; init; }

    public required int Kernel { get; init; }

    public required int Stride { get; init; }

    public required int Padding { get; init; }

    /// <summary>Residual blocks at the resolution of each stage.</summary>
    public required int Blocks { get; init; }
}

/// <summary>VaeGen.Activation, by value.</summary>
internal enum ActivationKind
{
    Relu,
    LeakyRelu,
    Elu,
    Gelu,
    Silu,
    Tanh,
    Sigmoid,
    Softplus,
}

/// <summary>VaeGen.Norm, by value.</summary>
internal enum NormKind
{
    None,
    Batch,
    Layer,
    Group,
}
