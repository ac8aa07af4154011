using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads [Latent]: the latent space's size, the posterior and the prior.</summary>
internal static class LatentParser
{
    public const string PosteriorName = "Posterior";
    public const string PriorName = "Prior";
    public const string Components = "Components";

    private const string DimName = "Dim";
    private const string FlowsName = "Flows";

    private const int DefaultFlows = 4;
    private const int DefaultGaussians = 10;
    private const int DefaultPseudoInputs = 50;

    // each step of some flows is layers of its own
    private const int MostFlows = 100;

    public static int Dim(DeclaredAttribute attribute, EquatableArray<int> input, Report report)
    {
        const string Unset = "none";
        var dim = attribute.Value<int?>(DimName, null);
        if (dim is not > 0)
        {
            var suggestion = Suggestion.Positive(DimName, dim ?? 0) ?? Suggestion.LatentDim(InputParser.SampleSize(input));
            report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(DimName), suggestion, "The latent space's Dim", dim is { } size ? Found.Text(size) : Unset);
        }
        return dim ?? 0;
    }

    public static PosteriorSpec Posterior(DeclaredAttribute attribute, int dim, Report report)
    {
        var kind = attribute.Member(PosteriorName, PosteriorKind.Diagonal);
        if (dim == 1 && kind is (PosteriorKind.FullCovariance or PosteriorKind.InverseAutoregressive))
        {
            ArgumentRules.Useless(attribute, PosteriorName, "a latent space of 1 dimension", "Dim = 2 or more", report);
            kind = PosteriorKind.Diagonal;
        }
        var spec = new PosteriorSpec { Kind = kind };
        if (spec.IsGaussian)
        {
            ArgumentRules.Useless(attribute, FlowsName, "a Gaussian posterior", "Posterior.Planar, Posterior.InverseAutoregressive", report);
            return spec;
        }
        var flows = attribute.Value(FlowsName, DefaultFlows);
        if (flows is not (>= 1 and <= MostFlows))
        {
            report.Add(Descriptors.InvalidFlows, () => attribute.LocationOf(FlowsName), new Suggestion(FlowsName, Found.Text(DefaultFlows)), Found.Text(flows));
        }
        return spec with { Flows = flows };
    }

    public static PriorSpec Prior(DeclaredAttribute attribute, Report report)
    {
        var kind = attribute.Member(PriorName, PriorKind.StandardNormal);
        if (kind == PriorKind.StandardNormal)
        {
            ArgumentRules.Useless(attribute, Components, "the prior N(0, I)", "Prior.Mixture, Prior.Vamp", report);
            return new PriorSpec();
        }
        var count = attribute.Value(Components, kind == PriorKind.Vamp ? DefaultPseudoInputs : DefaultGaussians);
        if (count < 1)
        {
            report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(Components), Suggestion.Positive(Components, count), "The prior's Components", Found.Text(count));
        }
        return new PriorSpec { Kind = kind, Components = count };
    }
}
