using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads what the objective has beside or instead of its KL term: [TotalCorrelation], [DipPenalty], [Mmd].</summary>
internal static class PenaltyParser
{
    private const string Weight = "weight";

    public static TotalCorrelationSpec? TotalCorrelation(DeclaredAttribute? attribute, Report report) => attribute is null ? null : new()
    {
        Weight = NotNegative(attribute, Weight, 6, report),
        MutualInformation = NotNegative(attribute, "MutualInformation", 1, report),
        DimensionKl = NotNegative(attribute, "DimensionKl", 1, report),
        Estimator = attribute.Member("Estimator", TcEstimatorKind.Weighted),
    };

    public static DipSpec? Dip(DeclaredAttribute? attribute, Report report) => attribute is null ? null : new()
    {
        Kind = attribute.Member("kind", DipVariant.I),
        OffDiagonal = NotNegative(attribute, "OffDiagonal", 10, report),
        Diagonal = NotNegative(attribute, "Diagonal", 5, report),
    };

    public static MmdSpec? Mmd(DeclaredAttribute? attribute, Report report) => attribute is null ? null : new()
    {
        Weight = ArgumentRules.Positive(attribute, Weight, "10.0", report) ?? 0,
        Kernel = attribute.Member("Kernel", MmdKernelKind.InverseMultiquadratic),
        Scale = Scale(attribute, report),
    };

    // beyond these the kernel's width, 2·d·σ², would not be a number in single precision
    private static double Scale(DeclaredAttribute attribute, Report report)
    {
        const string Name = "Scale";
        var scale = attribute.Value(Name, 1.0);
        if (scale is not (>= 1e-12 and <= 1e12))
        {
            report.Add(Descriptors.InvalidObjective, () => attribute.LocationOf(Name), new Suggestion(Name, "1.0"), Name, "more than 0 and finite (1E-12 to 1E+12)", Found.Text(scale));
        }
        return scale;
    }

    private static double NotNegative(DeclaredAttribute attribute, string name, double usual, Report report)
    {
        var value = attribute.Value(name, usual);
        if (value is not (>= 0 and <= float.MaxValue))
        {
            var argument = ArgumentRules.Words(name);
            report.Add(Descriptors.InvalidObjective, () => attribute.LocationOf(name), new Suggestion(argument, $"{Found.Text(usual)}.0"), argument, "0 or more and finite", Found.Text(value));
        }
        return value + 0; // −0 is 0
    }
}
