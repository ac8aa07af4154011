using System;

namespace VaeGen.Generators.Emission;

/// <summary>p(x|z) = N(x; μ, σ²I) with a declared σ².</summary>
internal class GaussianCode(Model model) : LikelihoodCode(model)
{
    public override string Family => $"Gaussian with variance {Literal.Number(Variance)}";

    public override string Member => "Reconstruction";

    public override string MemberText => "Mean of p(x|z): the reconstruction";

    public override string Decoded => "means";

    public override string LayerNote => "mean";

    public override string ScoredValues => "finite values";

    public override string UnscoredValue => "NaN or infinite";

    public override string Range => "";

    public override string OnnxMean => "";

    public override string Mean(string decoded) => decoded;

    public override void Loss(SourceWriter writer) =>
        writer.Write($"""
            // −log p(x|z), Gaussian with σ² = {Literal.Number(Variance)}: ½ Σ ((x − μ)²/σ² + log 2πσ²); the last part sums to a constant
            var reconstruction = {Literal.Of(0.5 / Variance)} * (x - output.Reconstruction).pow(2).sum() / x.shape[0] {Constant(-1)};
            """);

    public override void LogProbability(SourceWriter writer) =>
        writer.Write($"""
            // log p(x|z) = −½ Σ ((x − μ)²/σ² + log 2πσ²), σ² = {Literal.Number(Variance)}
            return {Literal.Of(-0.5 / Variance)} * (x - decoded).pow(2).sum(1) {Constant(1)};
            """);

    private double Variance => Model.Spec.Reconstruction.Variance;

    // the part of the log-density that does not depend on x, with its sign in front
    private string Constant(int sign)
    {
        var constant = sign * -0.5 * Model.Network.SampleSize * (Math.Log(2 * Math.PI) + Math.Log(Variance));
        return $"{(constant < 0 ? "-" : "+")} {Literal.Of(Math.Abs(constant))}";
    }
}
