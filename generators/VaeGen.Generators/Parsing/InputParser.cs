using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>Reads [Input]: the shape of one sample.</summary>
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

    /// <summary>Values in a sample. Three ints at most: their product fits in a decimal.</summary>
    public static decimal SampleSize(EquatableArray<int> input) => input.Aggregate(1m, (size, dimension) => size * dimension);
}
