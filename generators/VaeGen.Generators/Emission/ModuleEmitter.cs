using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Shapes;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The network: its documentation, layers, constructor and forward pass.</summary>
internal static class ModuleEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        ModuleDocs.Write(writer, model);
        writer.Write($"partial class {model.Class} : {Module}<{Tensor}, {model.Class}.Output>");
        writer.Open();
        Fields(writer, model);
        Samples(writer, model);
        Constructor(writer, model);
        Output(writer, model);
        Encode(writer, model);
        Reparameterize(writer, model);
        Decode(writer, model);
        Forward(writer, model);
    }

    private static void Fields(SourceWriter writer, Model model)
    {
        foreach (var layer in model.Network.Layers)
        {
            writer.Write($"private readonly {Linear} {layer.Name};");
        }
    }

    private static void Samples(SourceWriter writer, Model model)
    {
        var bernoulli = model.Spec.Reconstruction.IsBernoulli;
        writer.WriteApart($$"""
            /// <summary>What a sample is: its shape, and the values that a {{model.Spec.Reconstruction.Likelihood}} likelihood can score.</summary>
            {{Mark}}
            public static {{SampleSpec}} Samples { get; } = new({{Literal.Of(model.Spec.Type.Name)}}, [{{string.Join(", ", model.Spec.Input)}}]{{(bernoulli ? ", minimum: 0, maximum: 1" : "")}});
            """);
    }

    private static void Constructor(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Creates the model with freshly initialised weights.</summary>
            /// <param name="device">Where the weights live and the model computes; null: the CPU.</param>
            {Mark}
            public {model.Class}({Device}? device = null) : base(nameof({model.Class}))
            """);
        writer.Open();
        foreach (var layer in model.Network.Layers)
        {
            writer.Write($"register_module(nameof({layer.Name}), {layer.Name} = {Torch}.nn.Linear({Literal.Of(layer.In)}, {Literal.Of(layer.Out)}, device: device));");
        }
        writer.Close();
        writer.WriteApart($"""
            // where the weights are now: a model may be moved after it was made
            private {Device} Device => reconstruction.weight.device;
            """);
    }

    private static void Output(SourceWriter writer, Model model)
    {
        var decoded = model.Spec.Reconstruction.IsBernoulli ? "Bernoulli logits of the reconstruction" : "Mean of p(x|z): the reconstruction";
        writer.WriteApart($"""
            /// <summary>What one forward pass yields.</summary>
            /// <param name="{model.DecodedMember}">{decoded}, {model.BatchOfSamples}.</param>
            /// <param name="Mean">Mean of q(z|x), {model.BatchOfCodes}.</param>
            /// <param name="LogVariance">Log-variance of q(z|x), {model.BatchOfCodes}.</param>
            {Mark}
            public readonly record struct Output(
                {Tensor} {model.DecodedMember},
                {Tensor} Mean,
                {Tensor} LogVariance);
            """);
    }

    private static void Encode(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Describes samples {model.BatchOfSamples} by a Gaussian each: mean and log-variance, both {model.BatchOfCodes}.</summary>
            {Mark}
            public ({Tensor} Mean, {Tensor} LogVariance) Encode({Tensor} x)
            """);
        writer.Open();
        Stack(writer, model.Network.Encoder, "x");
        writer.Write("return (latentMean.forward(h), latentLogVariance.forward(h));");
        writer.Close();
    }

    private static void Reparameterize(SourceWriter writer, Model model)
    {
        writer.WriteApart($$"""
            /// <summary>Draws z = μ + σ·ε with ε ~ N(0, I): the noise comes from outside, so gradients flow through μ and σ.</summary>
            /// <returns>Latent codes {{model.BatchOfCodes}}.</returns>
            {{Mark}}
            public {{Tensor}} Reparameterize({{Tensor}} mean, {{Tensor}} logVariance)
            {
                var sigma = (0.5 * logVariance).exp();
                return mean + sigma * {{Torch}}.randn_like(sigma);
            }
            """);
    }

    private static void Decode(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Turns latent codes {model.BatchOfCodes} into {model.Decoded} {model.BatchOfSamples}.</summary>
            {Mark}
            public {Tensor} Decode({Tensor} z)
            """);
        writer.Open();
        Stack(writer, model.Network.Decoder, "z");
        writer.Write("return reconstruction.forward(h);");
        writer.Close();
    }

    private static void Forward(SourceWriter writer, Model model)
    {
        if (model.Spec.IsPlainAutoencoder)
        {
            writer.WriteApart($$"""
                /// <summary>Encodes and decodes {{model.BatchOfSamples}}.</summary>
                {{Mark}}
                public override Output forward({{Tensor}} x)
                {
                    // without a KL term nothing would hold the noise up: decode the mean itself
                    var (mean, logVariance) = Encode(x);
                    return new Output(Decode(mean), mean, logVariance);
                }
                """);
            return;
        }
        writer.WriteApart($$"""
            /// <summary>Encodes, samples and decodes {{model.BatchOfSamples}}.</summary>
            {{Mark}}
            public override Output forward({{Tensor}} x)
            {
                var (mean, logVariance) = Encode(x);
                return new Output(Decode(Reparameterize(mean, logVariance)), mean, logVariance);
            }
            """);
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
