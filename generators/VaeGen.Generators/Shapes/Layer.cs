using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>One dense layer with its sizes: a field of the emitted module.</summary>
internal sealed record Layer(string Name, int In, int Out)
{
    /// <summary>What follows the layer; null: nothing does, it is one of the network's outputs.</summary>
    public ActivationKind? Activation { get; init; }

    /// <summary>Share of its units dropped while training.</summary>
    public double Dropout { get; init; }

    /// <summary>Weights and biases.</summary>
    public long Parameters => ((long)In * Out) + Out;
}
