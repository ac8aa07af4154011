using System.Collections.Generic;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>
/// p(z) = 1/K Σ q(z|u_k): the posteriors of K learned pseudo-inputs, mixed (Tomczak &amp; Welling 2018). In a conditional model each has a
/// learned condition of its own, so that p(z) does not depend on the sample's.
/// </summary>
internal sealed class VampCode(Model model) : PriorCode(model)
{
    /// <summary>Encode for samples that belong to several classes in part.</summary>
    public const string EncodeShares = "EncodeShares";

    public override string Symbol => "p(z)";

    public override string Family => $"a VampPrior of {Literal.Counted(Components, "component")}";

    public override int Components => Model.Spec.Prior.Components;

    public override IReadOnlyList<EmittedMember> EmittedMembers =>
    [
        new("PseudoInputs", []),
        .. Model.Condition is null ? [] : (EmittedMember[])[new("PseudoConditions", [])],
        .. Model.HasSharedClasses ? (EmittedMember[])[new(EncodeShares, ["Tensor", "Tensor"])] : [],
        new("DrawPrior", ["Int32"]),
    ];

    private string Count => Literal.Of(Components);

    public override void LogPrior(SourceWriter writer)
    {
        var (given, each) = Model.Condition is null ? ("q(z|u) of the pseudo-inputs u", "q(z|u_k)") : ("q(z|u, c) of the pseudo-inputs u, each with its condition c", "q(z|u_k, c_k)");
        writer.Write($"""
            // {given}
            var ({Model.EncodedLocals}) = {Encode("")};

            """);
        Model.Posterior.LogPosteriors(writer);
        writer.Write($"""

            // log p(z) = log 1/K Σ {each}, K = {Count}
            return each.logsumexp(1) - {Math}.Log({Count});
            """);
    }

    public override string Draw(string count) => $"DrawPrior({count})";

    public override void Members(SourceWriter writer)
    {
        writer.WriteApart($"""
            /// <summary>The learned samples whose posteriors make up the prior: [{Count}, {Model.SampleSize}]. They may leave the data's range.</summary>
            {Mark}
            public {Tensor} PseudoInputs() => priorPseudoInputs;
            """);
        if (Model.Condition is { } condition)
        {
            writer.WriteApart($"""
                /// <summary>{(Model.HasSharedClasses ? "The share that each class has in each of these" : "What is known of each of these")}, learned too: [{Count}, {condition.Size}].</summary>
                {Mark}
                public {Tensor} PseudoConditions() => priorPseudoConditions{(Model.HasSharedClasses ? ".softmax(1)" : "")};
                """);
        }
        writer.WriteApart($$"""
            /// <summary>Draws latent codes from p(z): [count, {{Model.LatentDim}}].</summary>
            {{Mark}}
            private {{Tensor}} DrawPrior(int count)
            {
                // a pseudo-input for each code, all of them equally likely, and a draw from its posterior
                var component = {{Torch}}.randint({{Count}}, new long[] { count }, device: Device);
                var ({{Model.EncodedLocals}}) = {{Encode(".index_select(0, component)")}};
                return Reparameterize({{Model.EncodedLocals}});
            }
            """);
    }

    /// <summary>An expression: the posteriors of the pseudo-inputs, or of a choice of them.</summary>
    public string Encode(string chosen)
    {
        var condition = Model.Condition is null ? "" : $", PseudoConditions(){chosen}";
        return $"{(Model.HasSharedClasses ? EncodeShares : "Encode")}(PseudoInputs(){chosen}{condition})";
    }
}
