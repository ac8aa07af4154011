using System.Collections.Generic;

namespace VaeGen.Generators.Emission;

/// <summary>β·KL(q(z|x) ‖ p(z)): in closed form where there is one, else estimated at the codes that were drawn.</summary>
internal sealed class KlTerm(Model model) : ObjectiveTerm(model)
{
    public override string Member => "Kl";

    public override string Local => "kl";

    public override string Text => $"KL(q(z|x) ‖ {Model.Prior.Symbol}), not weighted";

    public override string InWords => "the weighted KL divergence";

    public override string Formula => Model.Spec.IsPlainAutoencoder ? "" : $" + {Literal.Number(Model.Spec.KlWeight)}·KL(q(z|x) ‖ {Model.Prior.Symbol})";

    public override string InTotal => " + klWeight * kl";

    public override bool NeedsCodes => !Model.HasClosedFormKl;

    public override IReadOnlyList<LossParameter> Parameters =>
    [
        new($"double klWeight = {Literal.Of(Model.Spec.KlWeight)}", "klWeight", "Double", "The weight of the KL divergence; as declared when left out."),
    ];

    public override void Compute(SourceWriter writer)
    {
        if (Model.HasClosedFormKl)
        {
            Model.Posterior.ClosedFormKl(writer);
            return;
        }
        writer.Write($"""
            // KL(q(z|x) ‖ p(z)) = E_q[log q(z|x) − log p(z)] has no closed form: estimated at the codes that were drawn
            var kl = ({Model.LogPosteriorOfOutput} - LogPrior(output.Z)).mean();
            """);
    }
}
