using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>
/// p(x|z) = Π C(λ) λ^x (1 − λ)^(1 − x) on [0, 1] (Loaiza-Ganem and Cunningham, 2019). With λ = sigmoid(l) the normaliser is
/// C = l / tanh(l/2), which needs a series only where l is near 0; so nothing is lost near λ = ½.
/// </summary>
internal sealed class ContinuousBernoulliCode(Model model) : LikelihoodCode(model)
{
    public override string Family => "continuous Bernoulli";

    public override string Member => "Logits";

    public override string MemberText => "Logits of the continuous Bernoulli parameters λ";

    public override string Decoded => "logits";

    public override string LayerNote => "logits";

    public override string OnnxMean => ".ContinuousBernoulliMean()";

    public override string Mean(string decoded) => $"ContinuousBernoulliMean({decoded})";

    public override void LogProbability(SourceWriter writer) =>
        writer.Write($"""
            // Σ x·log λ + (1 − x)·log(1 − λ), as for Bernoulli
            var logits = decoded;
            var bernoulli = -{Functional}.binary_cross_entropy_with_logits(logits, x, reduction: {Reduction}.None);

            // log C(λ) = log(l / tanh(l/2)); near l = 0 its series log 2 + l²/12 − 7·l⁴/1440, exact to a float
            var near = logits.abs().lt(0.1);
            var away = logits.masked_fill(near, 1);
            var series = {Literal.Of(System.Math.Log(2))} + logits.pow(2) / 12 - logits.pow(4) * (7.0 / 1440);
            var logNormaliser = {Torch}.where(near, series, (away / (away / 2).tanh()).log());

            return (bernoulli + logNormaliser).sum(1);
            """);

    public override IReadOnlyList<EmittedMember> EmittedMembers => [new("ContinuousBernoulliMean", ["Tensor"])];

    public override void Members(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>The mean of a continuous Bernoulli from its logits, both {{Model.BatchOfSamples}}.</summary>
        {{Mark}}
        private static {{Tensor}} ContinuousBernoulliMean({{Tensor}} logits)
        {
            // E[x] = 1/(1 − exp(−l)) − 1/l; near l = 0 its series ½ + l/12 − l³/720
            var near = logits.abs().lt(0.1);
            var away = logits.masked_fill(near, 1);
            return {{Torch}}.where(near, 0.5 + logits / 12 - logits.pow(3) / 720, 1 / (1 - (-away).exp()) - 1 / away);
        }
        """);
}
