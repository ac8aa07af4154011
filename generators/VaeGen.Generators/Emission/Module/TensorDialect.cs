using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>Calls on the engine's tensors and modules.</summary>
internal sealed class TensorDialect : StackDialect
{
    public override string Flatten => ".flatten(1)";

    public override string Apply(Layer layer, string value) => $"{layer.Name}.forward({value})";

    public override string Apply(NormLayer norm, string value) => norm switch
    {
        // group norm asks for something behind the channels
        { Kind: NormKind.Group, Over.IsMap: false } => $"{norm.Name}.forward({value}.unsqueeze(-1)).squeeze(-1)",
        _ => $"{norm.Name}.forward({value})",
    };

    public override string Call(ActivationKind activation) => Activations.Call(activation);

    public override string Reshape(Shape map) => $".reshape(-1, {map.Dimensions})";

    public override string Joined(string value, string beside) => $"{Names.Torch}.cat([{value}, {beside}], 1)";

    public override string Dropout(double share) => $"h = {Names.Functional}.dropout(h, p: {Literal.Of(share)}, training: training);";
}
