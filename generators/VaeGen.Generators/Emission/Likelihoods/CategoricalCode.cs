using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>p(x|z): a distribution over the 256 levels of every value.</summary>
internal sealed class CategoricalCode(Model model) : LikelihoodCode(model)
{
    public override string Family => "categorical over 256 levels";

    public override string Member => "Logits";

    public override string MemberText => "Logits of the 256 levels of every value";

    public override string Decoded => "logits";

    public override string LayerNote => "logits";

    public override string Shape => $"[batch, 256, {Model.SampleSize}]";

    public override string Reshape => $".reshape(-1, 256, {Model.SampleSize})";

    public override bool IsDiscrete => true;

    public override string OnnxMean => ".CategoricalMean()";

    public override string Mean(string decoded) => $"CategoricalMean({decoded})";

    public override void Loss(SourceWriter writer) =>
        writer.Write($"""
            // −log p(x|z), categorical: the cross entropy of every value's level, summed over the sample
            var levels = (x * 255).round().to_type({Torch}.int64);
            var reconstruction = {Functional}.cross_entropy(output.Logits, levels, reduction: {Reduction}.Sum) / x.shape[0];
            """);

    public override void LogProbability(SourceWriter writer) =>
        writer.Write($"""
            // log p(x|z) = Σ log softmax(l) at the level of every value, 0 to 255
            var levels = (x * 255).round().to_type({Torch}.int64);
            return -{Functional}.cross_entropy(decoded, levels, reduction: {Reduction}.None).sum(1);
            """);

    public override IReadOnlyList<EmittedMember> EmittedMembers => [new("CategoricalMean", ["Tensor"])];

    public override void Members(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>The mean level of every value on the scale of the samples, {{Model.BatchOfSamples}}, from the logits {{Shape}}.</summary>
        {{Mark}}
        private static {{Tensor}} CategoricalMean({{Tensor}} logits)
        {
            var levels = {{Torch}}.linspace(0, 1, 256, device: logits.device).reshape(1, 256, 1);
            return (logits.softmax(1) * levels).sum(1);
        }
        """);
}
