namespace VaeGen.Generators.Emission;

/// <summary>p(x|z) = N(x; μ, σ²I) with one σ² that is learned with the weights.</summary>
internal sealed class SharedGaussianCode(Model model) : GaussianCode(model)
{
    public override string Family => "Gaussian with one learned variance";

    public override bool IsStatic => false;

    public override void Loss(SourceWriter writer) =>
        writer.Write($"""
            // −log p(x|z), Gaussian: ½ Σ ((x − μ)²/σ² + log 2πσ²), log σ² learned, the same for every value
            var reconstruction = 0.5 * ((x - output.Reconstruction).pow(2) * (-reconstructionLogVariance).exp()
                + reconstructionLogVariance + {Literal.LogTwoPi}).sum() / x.shape[0];
            """);

    public override void LogProbability(SourceWriter writer) =>
        writer.Write($"""
            // log p(x|z) = −½ Σ ((x − μ)²/σ² + log 2πσ²), log σ² learned, the same for every value
            return -0.5 * ((x - decoded).pow(2) * (-reconstructionLogVariance).exp() + reconstructionLogVariance + {Literal.LogTwoPi}).sum(1);
            """);
}
