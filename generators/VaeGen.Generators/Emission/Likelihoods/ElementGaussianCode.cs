namespace VaeGen.Generators.Emission;

/// <summary>p(x|z) = N(x; μ, diag σ²): the decoder puts out a variance for every value too.</summary>
internal sealed class ElementGaussianCode(Model model) : GaussianCode(model)
{
    public override string Family => "Gaussian with a learned variance for every value";

    public override string MemberText => "Mean of p(x|z), the reconstruction, and under it its log-variance before it is bounded";

    public override string Decoded => "means and log-variances";

    public override string LayerNote => "mean, log-variance";

    public override string Shape => $"[batch, 2, {Model.SampleSize}]";

    public override string Reshape => $".reshape(-1, 2, {Model.SampleSize})";

    public override string OnnxMean => ".FirstHalf()";

    public override string Mean(string decoded) => $"{decoded}.select(1, 0)";

    public override void Loss(SourceWriter writer) =>
        writer.Write("""
            // −log p(x|z), Gaussian with a variance for every value, summed over the sample
            var reconstruction = -LogProbability(output.Reconstruction, x).mean();
            """);

    public override void LogProbability(SourceWriter writer) =>
        writer.Write($"""
            var mean = decoded.select(1, 0);

            // log σ² = softplus(l + 10) − 10 is never below −10: the density of a value that is always the same would be infinite
            var logVariance = {Names.Functional}.softplus(decoded.select(1, 1) + 10) - 10;

            // log p(x|z) = −½ Σ ((x − μ)²/σ² + log 2πσ²)
            return -0.5 * ((x - mean).pow(2) * (-logVariance).exp() + logVariance + {Literal.LogTwoPi}).sum(1);
            """);
}
