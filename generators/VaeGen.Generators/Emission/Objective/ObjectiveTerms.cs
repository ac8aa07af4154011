using System.Collections.Generic;

namespace VaeGen.Generators.Emission;

/// <summary>Which terms a declared model's objective has beside the reconstruction loss, in order.</summary>
internal static class ObjectiveTerms
{
    public static IReadOnlyList<ObjectiveTerm> Of(Model model)
    {
        var terms = new List<ObjectiveTerm> { Divergence(model) };
        if (model.Spec.Dip is { } dip)
        {
            terms.Add(new DipTerm(model, dip));
        }
        if (model.Spec.Mmd is { } mmd)
        {
            terms.Add(new MmdTerm(model, mmd));
        }
        if (model.Spec.Hatches.ExtraLoss)
        {
            terms.Add(new ExtraTerm(model));
        }
        return terms;
    }

    private static ObjectiveTerm Divergence(Model model) => model.Spec switch
    {
        { ImportanceWeighted: { } importance } => new ImportanceWeightedTerm(model, importance),
        { TotalCorrelation: { } weights } => new TotalCorrelationTerm(model, weights),
        _ => Kl(model),
    };

    private static KlTerm Kl(Model model) => model.Spec.Kl switch
    {
        { FreeBits: > 0 } => new FreeBitsTerm(model),
        { Capacity: > 0 } => new CapacityTerm(model),
        _ => new KlTerm(model),
    };
}
