using System.Linq;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>How the sizes, each of them positive, go together.</summary>
internal static class SizeRules
{
    public static void Check(VaeSpec spec, DeclaredAttributes attributes, Report report)
    {
        var sampleSize = InputParser.SampleSize(spec.Input);
        if (sampleSize > int.MaxValue)
        {
            report.Add(Descriptors.ModelTooLarge, () => attributes.Input!.LocationOf(), spec.Type.Name, "values in a sample", Found.Grouped(sampleSize));
            return;
        }

        var parameters = Network.Of(spec).Layers.Sum(layer => (decimal)layer.Parameters);
        if (parameters > int.MaxValue)
        {
            report.Add(Descriptors.ModelTooLarge, () => attributes.Encoder!.LocationOf("Layers"), spec.Type.Name, "parameters", Found.Grouped(parameters));
        }
        if (spec.LatentDim >= sampleSize)
        {
            report.Add(Descriptors.LatentNotSmaller, () => attributes.Latent!.LocationOf("Dim"), Suggestion.LatentDim(sampleSize), Found.Grouped(sampleSize), Found.Grouped(spec.LatentDim));
        }
    }
}
