using System.Linq;
using System.Numerics;
using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Shapes;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>How the sizes, each of them positive, go together.</summary>
internal static class SizeRules
{
    /// <summary>Checks them, and works out every layer's shape.</summary>
    /// <returns>The network; null if there can be none.</returns>
    public static Network? Check(VaeSpec spec, DeclaredAttributes attributes, Report report)
    {
        var sampleSize = InputParser.SampleSize(spec.Input);
        if (sampleSize > int.MaxValue)
        {
            report.Add(Descriptors.ModelTooLarge, () => attributes.Input!.LocationOf(), spec.Type.Name, "values in a sample", Found.Grouped((BigInteger)sampleSize));
            return null;
        }
        var decodedSize = sampleSize / spec.Channels * Likelihoods.ParametersPerPixel(spec);
        if (decodedSize > int.MaxValue)
        {
            report.Add(Descriptors.ModelTooLarge, () => attributes.Input!.LocationOf(), spec.Type.Name, "numbers that describe a decoded sample", Found.Grouped((BigInteger)decodedSize));
            return null;
        }
        ConvolutionRules.Check(spec, attributes, report);
        CheckLatent(spec, attributes.Latent!, report);
        if (report.Failed)
        {
            return null;
        }

        var network = Network.Of(spec);
        NormRules.Check(spec, network, attributes, report);
        var parameters = network.Parameters;
        if (parameters > int.MaxValue)
        {
            var largest = network.Encoder.OrderByDescending(stage => stage.Layer.Parameters).FirstOrDefault();
            var list = largest?.Layer is null or LinearLayer ? "Layers" : ConvolutionParser.Channels;
            report.Add(Descriptors.ModelTooLarge, () => attributes.Encoder!.LocationOf(list), spec.Type.Name, "parameters", Found.Grouped(parameters));
        }
        if (spec.LatentDim >= sampleSize)
        {
            report.Add(Descriptors.LatentNotSmaller, () => attributes.Latent!.LocationOf("Dim"), Suggestion.LatentDim(sampleSize), Found.Grouped((BigInteger)sampleSize), Found.Grouped(spec.LatentDim));
        }
        return network;
    }

    private static void CheckLatent(VaeSpec spec, DeclaredAttribute latent, Report report)
    {
        var described = spec.Posterior.Numbers(spec.LatentDim);
        if (described > int.MaxValue)
        {
            report.Add(Descriptors.ModelTooLarge, () => latent.LocationOf("Dim"), spec.Type.Name, "numbers that describe a posterior", Found.Grouped(described));
        }
        var mixed = spec.Prior.Components * (spec.Prior.Kind == PriorKind.Vamp ? (long)spec.SampleSize + spec.ConditionSize : spec.LatentDim);
        if (mixed > int.MaxValue)
        {
            report.Add(Descriptors.ModelTooLarge, () => latent.LocationOf(LatentParser.Components), spec.Type.Name, "numbers that describe the prior", Found.Grouped(mixed));
        }
    }
}
