using System;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>Calls that build an ONNX graph.</summary>
internal sealed class OnnxDialect : StackDialect
{
    public override string Flatten => ".Flatten()";

    public override string Apply(Layer layer, string value) => $"{value}.{Call(layer)}";

    public override string Apply(NormLayer norm, string value) => $"{value}.{Call(norm)}";

    public override string Call(ActivationKind activation) => $"{activation}()";

    public override string Reshape(Shape map) => $".Reshape([{map.Dimensions}])";

    public override string Joined(string value, string beside) => $"{value}.Concat({beside})";

    // a graph is what the model does when it does not train
    public override string? Dropout(double share) => null;

    private static string Call(Layer layer) => layer switch
    {
        LinearLayer => $"Linear({Literal.Of(layer.Name)})",
        ConvolutionLayer { IsTransposed: true } transposed =>
            $"TransposedConvolution({Literal.Of(layer.Name)}, stride: {Literal.Of(transposed.Stride)}, padding: {Literal.Of(transposed.Padding)}, "
            + $"bottom: {Literal.Of(transposed.OutputPadding.Height)}, right: {Literal.Of(transposed.OutputPadding.Width)})",
        ConvolutionLayer convolution => $"Convolution({Literal.Of(layer.Name)}, stride: {Literal.Of(convolution.Stride)}, padding: {Literal.Of(convolution.Padding)})",
        NormLayer { Kind: NormKind.Batch } => $"BatchNorm({Literal.Of(layer.Name)})",
        NormLayer { Kind: NormKind.Layer, Over.IsMap: false } => $"LayerNorm({Literal.Of(layer.Name)})",
        NormLayer norm => $"GroupNorm({Literal.Of(layer.Name)}, groups: {Literal.Of(norm.Groups)})",
        _ => throw new ArgumentOutOfRangeException(nameof(layer)),
    };
}
