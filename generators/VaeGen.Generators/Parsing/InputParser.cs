using System.Collections.Generic;
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
                report.Add(Descriptors.InvalidSize, () => attribute.LocationOf(name), $"The sample's {name}", Found.Text(size));
            }
            shape.Add(size);
        }
        if (shape.Count == 0)
        {
            report.LeaveToCompiler();
        }
        return shape.ToEquatableArray();
    }

    public static int LatentDim(DeclaredAttribute attribute, Report report)
    {
        const string Unset = "none";
        var dim = attribute.Value<int?>("Dim", null);
        if (dim is not > 0)
        {
            report.Add(Descriptors.InvalidSize, () => attribute.LocationOf("Dim"), "The latent space's Dim", dim is { } size ? Found.Text(size) : Unset);
        }
        return dim ?? 0;
    }
}
