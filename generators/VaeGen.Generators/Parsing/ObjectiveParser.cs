using VaeGen.Generators.Diagnostics;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads the weights of the objective: [KlWeight].</summary>
internal static class ObjectiveParser
{
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
