namespace VaeGen.Generators.Specs;

/// <summary>A stack of dense layers: the encoder or the decoder.</summary>
internal sealed record StackSpec
{
    /// <summary>Units of each layer, in the order that data flows.</summary>
    public required EquatableArray<int> Layers { get; init; }

    public required ActivationKind Activation { get; init; }

    /// <summary>Share of units dropped after every activation while training; 0: none.</summary>
    public required double Dropout { get; init; }
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
