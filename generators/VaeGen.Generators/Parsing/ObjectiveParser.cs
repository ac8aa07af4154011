using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads the terms of the objective: [Reconstruction] and [KlWeight].</summary>
internal static class ObjectiveParser
{
    // beyond these the loss would not be finite in single precision
    private const double MinVariance = 1e-30;
    private const double MaxVariance = 1e30;

    public static ReconstructionSpec Reconstruction(DeclaredAttribute? attribute, Report report)
    {
        var likelihood = attribute?.Member("likelihood", LikelihoodKind.Bernoulli) ?? LikelihoodKind.Bernoulli;
        var declared = attribute?.Value<double?>("Variance", null);
        var gaussian = likelihood == LikelihoodKind.Gaussian;
        if (gaussian && declared is { } variance && variance is not (>= MinVariance and <= MaxVariance))
        {
            report.Add(Descriptors.InvalidVariance, () => attribute!.LocationOf("Variance"), new Suggestion("Variance", "1.0"), Found.Text(variance));
        }
        if (!gaussian && declared is { } useless)
        {
            report.Add(Descriptors.UselessVariance, () => attribute!.LocationOf("Variance"), likelihood, Found.Text(useless));
        }
        return new ReconstructionSpec { Likelihood = likelihood, Variance = gaussian ? declared ?? 1 : 1 };
    }

    public static double KlWeight(DeclaredAttribute? attribute, Report report)
    {
        var weight = attribute?.Value("weight", 1.0) ?? 1.0;
        if (weight == 0)
        {
            report.Add(Descriptors.ZeroKlWeight, () => attribute!.LocationOf("weight"));
            return 0; // −0 too
        }
        if (weight is not (> 0 and <= float.MaxValue))
        {
            report.Add(Descriptors.InvalidKlWeight, () => attribute!.LocationOf("weight"), new Suggestion("the weight", "1.0"), Found.Text(weight));
        }
        return weight;
    }
}
