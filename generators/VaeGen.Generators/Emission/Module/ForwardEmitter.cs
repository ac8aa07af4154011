using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The forward pass: what goes in, what comes out, and the noise between encoder and decoder.</summary>
internal static class ForwardEmitter
{
    public static void Samples(SourceWriter writer, Model model)
    {
        var bernoulli = model.Spec.Reconstruction.IsBernoulli;
        writer.WriteApart($$"""
            /// <summary>What a sample is: its shape, and the values that a {{model.Spec.Reconstruction.Likelihood}} likelihood can score.</summary>
            {{Mark}}
            public static {{SampleSpec}} Samples { get; } = new({{Literal.Of(model.Spec.Type.Name)}}, [{{string.Join(", ", model.Spec.Input)}}]{{(bernoulli ? ", minimum: 0, maximum: 1" : "")}});
            """);
    }

    public static void Output(SourceWriter writer, Model model)
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

    public static void Reparameterize(SourceWriter writer, Model model)
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

    public static void Forward(SourceWriter writer, Model model)
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
}
