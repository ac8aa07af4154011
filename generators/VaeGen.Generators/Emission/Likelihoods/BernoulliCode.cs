using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>p(x|z) = Π λ^x (1 − λ)^(1 − x), λ = sigmoid(logit).</summary>
internal sealed class BernoulliCode(Model model) : LikelihoodCode(model)
{
    public override string Family => "Bernoulli";

    public override string Member => "Logits";

    public override string MemberText => "Bernoulli logits of the reconstruction";

    public override string Decoded => "logits";

    public override string LayerNote => "logits";

    public override string ReturnedValues => "Values are probabilities in [0, 1].";

    public override string OnnxMean => ".Sigmoid()";

    public override string Mean(string decoded) => $"{decoded}.sigmoid()";

    public override void Loss(SourceWriter writer) =>
        writer.Write($"""
            // −log p(x|z), Bernoulli: the cross entropy of every value, summed over the sample
            var reconstruction = {Functional}.binary_cross_entropy_with_logits(
                output.Logits, x, reduction: {Reduction}.Sum) / x.shape[0];
            """);

    public override void LogProbability(SourceWriter writer) =>
        writer.Write($"""
            // log p(x|z) = Σ x·l − softplus(l)
            return -{Functional}.binary_cross_entropy_with_logits(decoded, x, reduction: {Reduction}.None).sum(1);
            """);
}
