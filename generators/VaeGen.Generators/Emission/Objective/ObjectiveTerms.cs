using System.Collections.Generic;

namespace VaeGen.Generators.Emission;

/// <summary>Which terms a declared model's objective has beside the reconstruction loss, in order.</summary>
internal static class ObjectiveTerms
{
    public static IReadOnlyList<ObjectiveTerm> Of(Model model) =>
    [
        Kl(model),
        .. model.Spec.Hatches.ExtraLoss ? [new ExtraTerm(model)] : (ObjectiveTerm[])[],
    ];

    private static KlTerm Kl(Model model) => model.Spec.Kl switch
    {
        { FreeBits: > 0 } => new FreeBitsTerm(model),
        { Capacity: > 0 } => new CapacityTerm(model),
        _ => new KlTerm(model),
    };
}
