using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>A learned tensor that belongs to no layer: a field of the emitted module.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Fill">torch's function that fills it at first: zeros, rand, randn.</param>
/// <param name="Shape">Its sizes.</param>
internal sealed record FreeParameter(string Name, string Fill, params int[] Shape)
{
    /// <summary>What these numbers are multiplied by at first.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How many numbers it holds.</summary>
    public long Count => Shape.Aggregate(1L, (count, size) => count * size);

    /// <summary>Those of one model, in the order that they are registered.</summary>
    public static IReadOnlyList<FreeParameter> Of(VaeSpec spec)
    {
        var parameters = new List<FreeParameter>();
        if (spec.Reconstruction.Learned == LearnedVarianceKind.Shared)
        {
            parameters.Add(new FreeParameter("reconstructionLogVariance", "zeros", 1)); // σ² = 1 at first
        }
        parameters.AddRange(OfMixture(spec.Prior, spec.LatentDim));
        if (spec.Prior is { Kind: PriorKind.Vamp, Components: var inputs })
        {
            parameters.Add(new FreeParameter("priorPseudoInputs", "randn", inputs, spec.SampleSize) { Scale = 0.1 }); // apart, too, but not by noise that has to be unlearned
            if (spec.Condition is not null)
            {
                parameters.Add(new FreeParameter("priorPseudoConditions", "randn", inputs, spec.ConditionSize));
            }
        }
        return parameters;
    }

    /// <summary>Those that a decoder without its encoder needs to draw codes; a file fills them.</summary>
    public static IReadOnlyList<FreeParameter> OfDecoder(VaeSpec spec) => spec.Prior.Kind == PriorKind.Vamp
        ? Posteriors(spec.Prior.Components, spec.LatentDim, spec.Posterior.Kind)
        : OfMixture(spec.Prior, spec.LatentDim);

    private static IReadOnlyList<FreeParameter> OfMixture(PriorSpec prior, int dim) => prior.Kind != PriorKind.Mixture
        ? []
        :
        [
            new("priorLogits", "zeros", prior.Components), // all components weigh the same at first
            new("priorMean", "randn", prior.Components, dim), // apart, or they would learn the same
            new("priorLogVariance", "zeros", prior.Components, dim),
        ];

    // what Encode says of the pseudo-inputs
    private static IReadOnlyList<FreeParameter> Posteriors(int count, int dim, PosteriorKind kind) =>
    [
        new("priorMean", "zeros", count, dim),
        kind == PosteriorKind.FullCovariance ? new("priorFactor", "zeros", count, dim, dim) : new("priorLogVariance", "zeros", count, dim),
    ];
}
