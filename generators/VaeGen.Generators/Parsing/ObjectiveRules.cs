using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Which parts of the objective go together.</summary>
internal static class ObjectiveRules
{
    /// <summary>Whether something else than its weight says that a KL weight of 0 is meant, or is wrong.</summary>
    public static bool ExplainNoKl(DeclaredAttributes attributes) =>
        (attributes.TotalCorrelation ?? attributes.DipPenalty ?? attributes.Mmd ?? attributes.ImportanceWeighted) is not null;

    /// <summary>Refuses what does not go together.</summary>
    public static void Check(VaeSpec spec, DeclaredAttributes attributes, Report report)
    {
        if (spec.ImportanceWeighted is not null)
        {
            CheckBound(spec, attributes, report);
            return;
        }
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

    // the bound is one logarithm of a sum: it has no KL term to weigh and no place for a penalty on one code
    private static void CheckBound(VaeSpec spec, DeclaredAttributes attributes, Report report)
    {
        var weight = spec.Kl is { Weight: 1, IsPlain: true } ? null : attributes.KlWeight;
        foreach (var other in new[] { weight, attributes.TotalCorrelation, attributes.DipPenalty, attributes.Mmd })
        {
            if (other is not null)
            {
                report.Add(Descriptors.BesideTheBound, () => other.LocationOf(), other.Word);
            }
        }
        if (spec.ImportanceWeighted!.DoublyReparameterized && !spec.Posterior.IsGaussian)
        {
            report.Add(Descriptors.StillFlow, () => attributes.ImportanceWeighted!.LocationOf(ImportanceParser.DoublyReparameterized), spec.Posterior.Kind);
        }
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
