using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Shapes;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The bodies of Encode and Decode: a line a layer.</summary>
internal static class StackEmitter
{
    public static void Encode(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Describes samples {model.BatchOfSamples} by {model.Posterior.Description}.</summary>
            {Mark}
            public ({string.Join(", ", model.Posterior.Encoded.Select(tensor => $"{Tensor} {tensor.Member}"))}) Encode({Tensor} x)
            """);
        writer.Open();
        Stack(writer, model.Network.Encoder, "x");
        writer.Write($"return ({string.Join(", ", model.Posterior.Encoded.Select(tensor => tensor.Source))});");
        writer.Close();
    }

    public static void Decode(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Turns latent codes {model.BatchOfCodes} into {model.Likelihood.Decoded} {model.Likelihood.Shape}.</summary>
            {Mark}
            public {Tensor} Decode({Tensor} z)
            """);
        writer.Open();
        Stack(writer, model.Network.Decoder, "z");
        writer.Write($"return reconstruction.forward(h){model.Likelihood.Reshape};");
        writer.Close();
    }

    /// <summary>One line a layer: h, the hidden activations, from <paramref name="input"/>.</summary>
    private static void Stack(SourceWriter writer, IReadOnlyList<Layer> layers, string input)
    {
        foreach (var layer in layers)
        {
            var first = layer == layers[0];
            writer.Write($"{(first ? "var h" : "h")} = {layer.Name}.forward({(first ? input : "h")}).{Activations.Call(layer.Activation!.Value)};");
            if (layer.Dropout > 0)
            {
                writer.Write($"h = {Functional}.dropout(h, p: {Literal.Of(layer.Dropout)}, training: training);");
            }
        }
    }
}
