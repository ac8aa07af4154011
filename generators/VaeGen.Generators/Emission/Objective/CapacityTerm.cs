using System.Collections.Generic;

namespace VaeGen.Generators.Emission;

/// <summary>γ·|KL − C(t)|: the KL divergence is led to a capacity that grows (Burgess et al. 2018).</summary>
internal sealed class CapacityTerm(Model model) : KlTerm(model)
{
    public override string InWords => "the weighted distance of the KL divergence from its capacity";

    public override string Formula => $" + {Factor}·|{Symbol} − C|";

    public override string FormulaNote => $", C {KlScheduleCode.InWords(Spec)}";

    public override string InTotal => " + klWeight * (kl - klCapacity).abs()";

    public override IReadOnlyList<LossParameter> Parameters =>
    [
        .. base.Parameters,
        new(
            $"double klCapacity = {Literal.Of(Spec.Capacity)}",
            "klCapacity",
            "Double",
            "What the KL divergence shall be, in nats; the whole capacity when left out.",
            InFit: KlScheduleCode.Call(Spec)),
    ];

    public override IReadOnlyList<EmittedMember> EmittedMembers => [KlScheduleCode.Member(Spec)];

    public override void Members(SourceWriter writer) => KlScheduleCode.Write(writer, Spec);
}
