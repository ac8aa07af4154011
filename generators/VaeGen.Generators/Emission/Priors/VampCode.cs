using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>p(z) = 1/K Σ q(z|u_k): the posteriors of K learned pseudo-inputs, mixed (Tomczak &amp; Welling 2018).</summary>
internal sealed class VampCode(Model model) : PriorCode(model)
{
    public override string Symbol => "p(z)";

    public override string Family => $"a VampPrior of {Literal.Counted(Components, "component")}";

    public override int Components => Model.Spec.Prior.Components;

    public override IReadOnlyList<EmittedMember> EmittedMembers => [new("PseudoInputs", []), new("DrawPrior", ["Int32"])];

    private string Count => Literal.Of(Components);

    public override void LogPrior(SourceWriter writer)
    {
        writer.Write($"""
            // q(z|u) of the pseudo-inputs u
            var ({Model.EncodedLocals}) = Encode(PseudoInputs());

            """);
        Model.Posterior.LogPosteriors(writer);
        writer.Write($"""

            // log p(z) = log 1/K Σ q(z|u_k), K = {Count}
            return each.logsumexp(1) - {Math}.Log({Count});
            """);
    }

    public override string Draw(string count) => $"DrawPrior({count})";

    public override void Members(SourceWriter writer) => writer.WriteApart($$"""
        /// <summary>The learned samples whose posteriors make up the prior: [{{Count}}, {{Model.SampleSize}}]{{(Model.Likelihood.IsBounded ? ", in [0, 1]" : "")}}.</summary>
        {{Mark}}
        public {{Tensor}} PseudoInputs() => priorPseudoInputs{{(Model.Likelihood.IsBounded ? ".sigmoid()" : "")}};

        /// <summary>Draws latent codes from p(z): [count, {{Model.LatentDim}}].</summary>
        {{Mark}}
        private {{Tensor}} DrawPrior(int count)
        {
            // a pseudo-input for each code, all of them equally likely, and a draw from its posterior
            var component = {{Torch}}.randint({{Count}}, new long[] { count }, device: Device);
            var ({{Model.EncodedLocals}}) = Encode(PseudoInputs().index_select(0, component));
            return Reparameterize({{Model.EncodedLocals}});
        }
        """);
}
