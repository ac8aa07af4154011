using System.Linq;
using VaeGen.Generators.Shapes;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>Encode and Decode: the ways through the two stacks.</summary>
internal static class StackEmitter
{
    public static void Encode(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Describes samples {model.BatchOfSamples} by {model.Posterior.Description}.</summary>
            """);
        ForwardEmitter.ConditionDocs(writer, model, "x", $"The samples, {model.BatchOfSamples}");
        var encoded = string.Join(", ", model.Posterior.Encoded.Select(tensor => $"{Tensor} {tensor.Member}"));
        writer.Write($"""
            {Mark}
            public ({encoded}) Encode({Tensor} x{model.ConditionParameter})
            """);
        writer.Open();
        if (model.Spec.Hatches.EncoderBody)
        {
            writer.Write($"var h = EncoderBody(x{model.ConditionArgument});");
        }
        else
        {
            model.Condition?.MakeColumns(writer);
            if (model.HasSharedClasses)
            {
                writer.Write($"return {VampCode.EncodeShares}(x, c);");
                writer.Close();
                writer.WriteApart($"""
                    /// <summary>The same of samples that belong to several classes in part, as pseudo-inputs do: the share of each class, [batch, {model.Condition!.Size}].</summary>
                    {Mark}
                    private ({encoded}) {VampCode.EncodeShares}({Tensor} x, {Tensor} c)
                    """);
                writer.Open();
            }
            new StackBody(writer, new TensorDialect(), "x", model.Condition?.ColumnsLocal).Features(model.Network.Encoder);
        }
        writer.Write($"return ({string.Join(", ", model.Posterior.Encoded.Select(tensor => tensor.Source))});");
        writer.Close();
    }

    public static void Decode(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Turns latent codes {model.BatchOfCodes} into {model.Likelihood.Decoded} {model.Likelihood.Shape}.</summary>
            """);
        ForwardEmitter.ConditionDocs(writer, model, "z", $"The codes, {model.BatchOfCodes}");
        writer.Write($"""
            {Mark}
            public {Tensor} Decode({Tensor} z{model.ConditionParameter})
            """);
        writer.Open();
        if (model.Spec.Hatches.DecoderBody)
        {
            writer.Write($"var h = DecoderBody(z{model.ConditionArgument});");
        }
        else
        {
            model.Condition?.MakeColumns(writer);
            new StackBody(writer, new TensorDialect(), "z", model.Condition?.ColumnsLocal).Stages(model.Network.Decoder);
        }
        var layer = model.Network.Reconstruction;
        if (layer.Out.IsMap)
        {
            writer.WriteApart($"// [batch, {layer.Out.Dimensions}], as {model.Likelihood.Shape}");
        }
        writer.Write($"return {layer.Name}.forward(h){(layer.Out.IsMap && model.Likelihood.Reshape.Length == 0 ? ".flatten(1)" : model.Likelihood.Reshape)};");
        writer.Close();
    }
}
