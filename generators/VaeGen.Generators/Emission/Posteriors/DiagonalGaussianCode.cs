using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>q(z|x) = N(z; μ, diag σ²).</summary>
internal sealed class DiagonalGaussianCode(Model model) : PosteriorCode(model)
{
    public override string Family => "a diagonal Gaussian";

    public override string Description => $"a Gaussian each: mean and log-variance, both {Model.BatchOfCodes}";

    public override IReadOnlyList<EncodedTensor> Encoded =>
    [
        new("Mean", "mean", "Mean of q(z|x)", Model.BatchOfCodes, "latentMean.forward(h)"),
        new("LogVariance", "logVariance", "Log-variance of q(z|x)", Model.BatchOfCodes, "latentLogVariance.forward(h)"),
    ];

    public override IReadOnlyList<(string Name, string Value)> OnnxOutputs =>
    [
        ("mean", "h.Linear(\"latentMean\")"),
        ("logVariance", "h.Linear(\"latentLogVariance\")"),
    ];

    public override void Reparameterize(SourceWriter writer)
    {
        writer.WriteApart($"""
            /// <summary>Draws z = μ + σ·ε with ε ~ N(0, I): the noise comes from outside, so gradients flow through μ and σ.</summary>
            /// <returns>Latent codes {Model.BatchOfCodes}.</returns>
            {Mark}
            public {Tensor} Reparameterize({Tensor} mean, {Tensor} logVariance)
            """);
        writer.Open();
        writer.Write(Drawn("Noise"));
        writer.Close();
    }

    public override string Drawn(string noise) => $"""
        var sigma = (0.5 * logVariance).exp();
        return mean + sigma * {noise}(sigma);
        """;

    public override void LogVariances(SourceWriter writer, string arguments) => writer.Write($"var logVariance = Encode({arguments}).LogVariance;");

    public override void ClosedFormKl(SourceWriter writer) => writer.Write("""
        // KL(N(μ, σ²) ‖ N(0, I)) = ½ Σ (μ² + σ² − 1 − log σ²)
        var kl = 0.5 * (output.Mean.pow(2) + output.LogVariance.exp() - 1 - output.LogVariance).sum() / x.shape[0];
        """);

    public override void ClosedFormKlOfDimensions(SourceWriter writer) => writer.Write("""
        // KL(N(μ, σ²) ‖ N(0, 1)) = ½ (μ² + σ² − 1 − log σ²) of every latent dimension, averaged over the batch
        var klOfDimensions = 0.5 * (output.Mean.pow(2) + output.LogVariance.exp() - 1 - output.LogVariance).mean([0]);
        """);

    public override void LogPosterior(SourceWriter writer) => writer.Write($"""
        // log N(z; μ, σ²) = −½ Σ ((z − μ)²/σ² + log 2πσ²)
        return -0.5 * ((z - mean).pow(2) / logVariance.exp() + logVariance + {Literal.LogTwoPi}).sum(1);
        """);

    public override void LogPosteriors(SourceWriter writer) => writer.Write($"""
        // log N(z; μ, σ²) = −½ Σ ((z − μ)²/σ² + log 2πσ²) of every code with every mean and variance: [batch, posteriors]
        var each = -0.5 * ((z.unsqueeze(1) - mean).pow(2) / logVariance.exp() + logVariance + {Literal.LogTwoPi}).sum(2);
        """);
}
