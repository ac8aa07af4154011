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
        if (spec.Posterior.Kind == PosteriorKind.FullCovariance)
        {
            heads.Add(("latentCovariance", (int)PosteriorSpec.Covariances(spec.LatentDim)));
        }
        return heads;
    }
}
