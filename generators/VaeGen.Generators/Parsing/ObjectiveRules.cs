using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Which parts of the objective go together.</summary>
internal static class ObjectiveRules
{
    /// <summary>Whether something else than its weight says that a KL weight of 0 is meant, or is wrong.</summary>
    public static bool ExplainNoKl(DeclaredAttributes attributes) =>
        (attributes.TotalCorrelation ?? attributes.DipPenalty ?? attributes.Mmd) is not null;

    /// <summary>Refuses what does not go together.</summary>
    public static void Check(VaeSpec spec, DeclaredAttributes attributes, Report report)
    {
        if (attributes is { TotalCorrelation: not null, KlWeight: { } weight })
        {
            report.Add(Descriptors.WeightedTwice, () => weight.LocationOf());
        }
        if (spec.IsDeterministic && attributes.DipPenalty is { } penalty)
        {
            report.Add(Descriptors.DipWithoutKl, () => penalty.LocationOf());
        }
        CheckDimensions(spec, attributes.TotalCorrelation, spec.HasClosedFormKl, report);
        CheckDimensions(spec, attributes.DipPenalty, priorFits: true, report);
    }

    private static void CheckDimensions(VaeSpec spec, DeclaredAttribute? attribute, bool priorFits, Report report)
    {
        if (attribute is null)
        {
            return;
        }
        if (!spec.Posterior.IsDiagonal)
        {
            report.Add(Descriptors.DependentDimensions, () => attribute.LocationOf(), attribute.Word, "Posterior.Diagonal", $"Posterior.{spec.Posterior.Kind}");
        }
        else if (!priorFits)
        {
            report.Add(Descriptors.DependentDimensions, () => attribute.LocationOf(), attribute.Word, "Prior.StandardNormal", $"Prior.{spec.Prior.Kind}");
        }
    }
}
