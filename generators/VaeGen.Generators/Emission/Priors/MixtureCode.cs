using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>p(z) = Σ π_k N(z; m_k, diag s_k²), all of it learned.</summary>
internal sealed class MixtureCode(Model model) : PriorCode(model)
{
    public override string Symbol => "p(z)";

    public override string Family => $"a mixture of {Literal.Counted(Model.Spec.Prior.Components, "Gaussian")}";

    public override int Components => Model.Spec.Prior.Components;

    public override IReadOnlyList<EmittedMember> EmittedMembers => [new("DrawPrior", ["Int32"])];

    public override void LogPrior(SourceWriter writer) => writer.Write($"""
        // log N(z; m, s²) = −½ Σ ((z − m)²/s² + log 2πs²) of every component: [batch, {Literal.Of(Components)}]
        var each = -0.5 * ((z.unsqueeze(1) - priorMean).pow(2) / priorLogVariance.exp() + priorLogVariance + {Literal.LogTwoPi}).sum(2);

        // log p(z) = log Σ π N(z; m, s²)
        return (priorLogits.log_softmax(0) + each).logsumexp(1);
        """);

    public override string Draw(string count) => $"DrawPrior({count})";

    public override void Members(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>Draws latent codes from p(z): [count, {{Model.LatentDim}}].</summary>
        {{Mark}}
        private {{Tensor}} DrawPrior(int count)
        {
            // a component for each code, by the weights π: the largest of log π + g, g from a Gumbel distribution
            var gumbel = -(-{{Torch}}.rand(count, {{Literal.Of(Components)}}, device: Device).log()).log();
            var component = (priorLogits.log_softmax(0) + gumbel).argmax(1);

            // z = m + s·ε
            var mean = priorMean.index_select(0, component);
            var sigma = (0.5 * priorLogVariance.index_select(0, component)).exp();
            return mean + sigma * {{Torch}}.randn_like(mean);
        }
        """);
}
