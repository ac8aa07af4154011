using System.Collections.Generic;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>The layers on top of the encoder's features that describe q(z|x): which there are, and their units, is the posterior's matter.</summary>
internal static class Heads
{
    /// <summary>Their names and units, in the order that Encode returns them.</summary>
    public static IReadOnlyList<(string Name, int Units)> Of(VaeSpec spec)
    {
        var heads = new List<(string Name, int Units)>
        {
            ("latentMean", spec.LatentDim),
            ("latentLogVariance", spec.LatentDim),
        };
        var name = spec.Posterior.Kind switch
        {
            PosteriorKind.FullCovariance => "latentCovariance",
            PosteriorKind.Planar => "latentFlow",
            PosteriorKind.InverseAutoregressive => "latentContext",
            _ => null,
        };
        if (name is not null)
        {
            heads.Add((name, (int)spec.Posterior.Numbers(spec.LatentDim)));
        }
        return heads;
    }
}
