using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>How a stack's lines are written: as calls on the engine's tensors, or as calls that build an ONNX graph of the same computation.</summary>
internal abstract class StackDialect
{
    /// <summary>A layer applied to a value.</summary>
    public abstract string Apply(Layer layer, string value);

    /// <summary>A norm applied to a value.</summary>
    public abstract string Apply(NormLayer norm, string value);

    /// <summary>An activation as a call on a value.</summary>
    public abstract string Call(ActivationKind activation);

    /// <summary>A call that makes a map of every row.</summary>
    public abstract string Reshape(Shape map);

    /// <summary>A value with columns behind it.</summary>
    public abstract string Joined(string value, string beside);

    /// <summary>A call that makes a vector of every row.</summary>
    public abstract string Flatten { get; }

    /// <summary>A statement that drops a share of h while the model trains; null: nothing does in here.</summary>
    public abstract string? Dropout(double share);
}
