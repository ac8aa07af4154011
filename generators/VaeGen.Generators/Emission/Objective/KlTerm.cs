using System.Collections.Generic;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>β·KL(q(z|x) ‖ p(z)): in closed form where there is one, else estimated at the codes that were drawn.</summary>
internal class KlTerm(Model model) : ObjectiveTerm(model)
{
    protected KlSpec Spec => Model.Spec.Kl;

    /// <summary>The divergence in formulas.</summary>
    protected string Symbol => $"KL(q(z|x) ‖ {Model.Prior.Symbol})";

    public override IReadOnlyList<LossMember> Reported => [new("Kl", "kl", $"{Symbol}, not weighted")];

    public override string InWords => "the weighted KL divergence";

    public override string Formula => Model.Spec.IsDeterministic ? "" : $" + {Factor}·{Symbol}";

    public override string FormulaNote => IsScheduled ? $", {Factor} {KlScheduleCode.InWords(Spec)}" : "";

    public override string InTotal => " + klWeight * kl";

    public override bool NeedsCodes => !Model.HasClosedFormKl;

    public override IReadOnlyList<LossParameter> Parameters =>
    [
        new(
            $"double klWeight = {Literal.Of(Spec.Weight)}",
            "klWeight",
            "Double",
            "The weight of the KL divergence; as declared when left out.",
            InFit: IsScheduled ? KlScheduleCode.Call(Spec) : null),
    ];

    public override IReadOnlyList<EmittedMember> EmittedMembers => IsScheduled ? [KlScheduleCode.Member(Spec)] : [];

    /// <summary>The weight in formulas: the number, or a letter where it changes.</summary>
    protected string Factor => IsScheduled ? "β" : Literal.Number(Spec.Weight);

    private bool IsScheduled => Spec.Schedule != KlScheduleKind.Constant;

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

    public override void Members(SourceWriter writer)
    {
        if (IsScheduled)
        {
            KlScheduleCode.Write(writer, Spec);
        }
    }
}
