using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads [Condition]: one of its two words.</summary>
internal static class ConditionParser
{
    private const string Classes = "Classes";
    private const string Features = "Features";

    public static ConditionSpec? Parse(DeclaredAttribute? attribute, Report report)
    {
        if (attribute is null)
        {
            return null;
        }
        var classes = attribute.Value<int?>(Classes, null);
        var features = attribute.Value<int?>(Features, null);
        if (classes is null == features is null)
        {
            report.Add(Descriptors.OneCondition, () => attribute.LocationOf(classes is null ? null : Features), classes is null ? "neither" : "both");
        }
        return new ConditionSpec { Classes = Size(attribute, Classes, classes, report), Features = Size(attribute, Features, features, report) };
    }

    private static int Size(DeclaredAttribute attribute, string name, int? declared, Report report)
    {
        if (declared is < 1)
        {
            report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(name), Suggestion.Positive(name, declared.Value), $"The condition's {name}", Found.Text(declared.Value));
        }
        return declared ?? 0;
    }
}
