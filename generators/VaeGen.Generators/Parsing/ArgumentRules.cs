using VaeGen.Generators.Diagnostics;

namespace VaeGen.Generators.Parsing;

/// <summary>Rules that arguments of several attributes share.</summary>
internal static class ArgumentRules
{
    /// <summary>Warns of an argument that is given where it has no effect.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="name">The argument.</param>
    /// <param name="on">What it has no effect on: a Bernoulli likelihood.</param>
    /// <param name="expected">What it has an effect with: Likelihood.Gaussian.</param>
    /// <param name="report">Where to tell.</param>
    public static void Useless(DeclaredAttribute attribute, string name, string on, string expected, Report report)
    {
        if (attribute.TextOf(name) is { } value)
        {
            report.Add(Descriptors.UselessArgument, () => attribute.LocationOf(name), name, on, expected, value);
        }
    }

    /// <summary>Refuses a second argument that contradicts a first.</summary>
    public static void Exclusive(DeclaredAttribute attribute, string first, string second, string reason, Report report)
    {
        if (attribute.TextOf(first) is not null && attribute.TextOf(second) is not null)
        {
            report.Add(Descriptors.ExclusiveArguments, () => attribute.LocationOf(second), first, second, reason);
        }
    }

    /// <summary>A number of the objective that must be more than 0 and finite; null if it is left out.</summary>
    public static double? Positive(DeclaredAttribute attribute, string name, string usual, Report report)
    {
        var value = attribute.Value<double?>(name, null);
        if (value is { } number and not (> 0 and <= float.MaxValue))
        {
            report.Add(Descriptors.InvalidObjective, () => attribute.LocationOf(name), new Suggestion(Words(name), usual), Words(name), "more than 0 and finite", Found.Text(number));
        }
        return value;
    }

    /// <summary>An argument in messages: a constructor's is named by words, since its name is not written.</summary>
    public static string Words(string name) => char.IsLower(name[0]) ? $"the {name}" : name;

    /// <summary>A count of the objective that must be at least 1; null if it is left out.</summary>
    public static int? Count(DeclaredAttribute attribute, string name, string usual, Report report)
    {
        var value = attribute.Value<int?>(name, null);
        if (value is { } count and < 1)
        {
            report.Add(Descriptors.InvalidObjective, () => attribute.LocationOf(name), new Suggestion(Words(name), usual), Words(name), "1 or more", Found.Text(count));
        }
        return value;
    }
}
