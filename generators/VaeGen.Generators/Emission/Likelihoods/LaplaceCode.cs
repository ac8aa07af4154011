using System;

namespace VaeGen.Generators.Emission;

/// <summary>p(x|z) = Π exp(−|x − μ|/b) / 2b with a declared b.</summary>
internal sealed class LaplaceCode(Model model) : LikelihoodCode(model)
{
    public override string Family => $"Laplace with scale {Literal.Number(Scale)}";

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
            // −log p(x|z), Laplace with b = {Literal.Number(Scale)}: Σ (|x − μ|/b + log 2b); the last part sums to a constant
            var reconstruction = {Literal.Of(1 / Scale)} * (x - output.Reconstruction).abs().sum() / x.shape[0] {Constant(-1)};
            """);

    public override void LogProbability(SourceWriter writer) =>
        writer.Write($"""
            // log p(x|z) = −Σ (|x − μ|/b + log 2b), b = {Literal.Number(Scale)}
            return {Literal.Of(-1 / Scale)} * (x - decoded).abs().sum(1) {Constant(1)};
            """);

    private double Scale => Model.Spec.Reconstruction.Scale;

    private string Constant(int sign)
    {
        var constant = sign * -Model.Network.SampleSize * Math.Log(2 * Scale);
        return $"{(constant < 0 ? "-" : "+")} {Literal.Of(Math.Abs(constant))}";
    }
}
