using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads [Reconstruction]: the likelihood and what it takes.</summary>
internal static class ReconstructionParser
{
    private const string Variance = "Variance";
    private const string Learned = "Learned";
    private const string Scale = "Scale";
    private const string Components = "Components";

    private const int DefaultComponents = 10;

    // beyond these the loss would not be finite in single precision
    private const double Least = 1e-30;
    private const double Most = 1e30;

    public static ReconstructionSpec Parse(DeclaredAttribute? attribute, EquatableArray<int> input, Report report)
    {
        if (attribute is null)
        {
            return new ReconstructionSpec { Likelihood = LikelihoodKind.Bernoulli };
        }
        var likelihood = attribute.Member("likelihood", LikelihoodKind.Bernoulli);
        var learned = attribute.Member(Learned, LearnedVarianceKind.None);
        var found = $"a {likelihood} likelihood";

        if (likelihood != LikelihoodKind.Gaussian)
        {
            ArgumentRules.Useless(attribute, Variance, found, "Likelihood.Gaussian", report);
            ArgumentRules.Useless(attribute, Learned, found, "Likelihood.Gaussian", report);
        }
        else if (learned != LearnedVarianceKind.None)
        {
            ArgumentRules.Useless(attribute, Variance, "a Gaussian likelihood whose variance is learned", "Learned = LearnedVariance.None", report);
        }
        if (likelihood != LikelihoodKind.Laplace)
        {
            ArgumentRules.Useless(attribute, Scale, found, "Likelihood.Laplace", report);
        }
        if (likelihood != LikelihoodKind.DiscretizedLogisticMixture)
        {
            ArgumentRules.Useless(attribute, Components, found, "Likelihood.DiscretizedLogisticMixture", report);
        }
        else if (input.Count == 3 && input[0] is not (1 or 3))
        {
            report.Add(Descriptors.MixtureChannels, () => attribute.LocationOf("likelihood"), Found.Text(input[0]));
        }
        return new ReconstructionSpec
        {
            Likelihood = likelihood,
            Learned = likelihood == LikelihoodKind.Gaussian ? learned : LearnedVarianceKind.None,
            Variance = likelihood == LikelihoodKind.Gaussian && learned == LearnedVarianceKind.None ? Width(attribute, likelihood, Variance, report) : 1,
            Scale = likelihood == LikelihoodKind.Laplace ? Width(attribute, likelihood, Scale, report) : 1,
            Components = likelihood == LikelihoodKind.DiscretizedLogisticMixture ? Count(attribute, report) : 0,
        };
    }

    private static double Width(DeclaredAttribute attribute, LikelihoodKind likelihood, string name, Report report)
    {
        var width = attribute.Value(name, 1.0);
        if (width is not (>= Least and <= Most))
        {
            report.Add(Descriptors.InvalidVariance, () => attribute.LocationOf(name), new Suggestion(name, "1.0"), likelihood, name.ToLowerInvariant(), Found.Text(width));
        }
        return width;
    }

    private static int Count(DeclaredAttribute attribute, Report report)
    {
        var count = attribute.Value(Components, DefaultComponents);
        if (count < 1)
        {
            report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(Components), Suggestion.Positive(Components, count), "The mixture's Components", Found.Text(count));
        }
        return count;
    }
}
