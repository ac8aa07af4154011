using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads the two ends of the encoder: [Input] and [Latent].</summary>
internal static class InputParser
{
    public static EquatableArray<int> Input(DeclaredAttribute attribute, Report report)
    {
        var shape = new List<int>();
        foreach (var (name, value) in attribute.Positional)
        {
            var size = value is int declared ? declared : 0;
            if (size < 1)
            {
                report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(name), Suggestion.Positive(name, size), $"The sample's {name}", Found.Text(size));
            }
            shape.Add(size);
        }
        if (shape.Count == 0)
        {
            report.LeaveToCompiler();
        }
        return shape.ToEquatableArray();
    }

    public static int LatentDim(DeclaredAttribute attribute, EquatableArray<int> input, Report report)
    {
        const string Unset = "none";
        var dim = attribute.Value<int?>("Dim", null);
        if (dim is not > 0)
        {
            var suggestion = Suggestion.Positive("Dim", dim ?? 0) ?? Suggestion.LatentDim(SampleSize(input));
            report.Add(Descriptors.InvalidSize, () => attribute.LocationOf("Dim"), suggestion, "The latent space's Dim", dim is { } size ? Found.Text(size) : Unset);
        }
        return dim ?? 0;
    }

    /// <summary>Values in a sample. Three ints at most: their product fits in a decimal.</summary>
    public static decimal SampleSize(EquatableArray<int> input) => input.Aggregate(1m, (size, dimension) => size * dimension);
}
