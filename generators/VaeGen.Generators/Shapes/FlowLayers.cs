using System.Collections.Generic;
using System.Linq;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Shapes;

/// <summary>The layers of an inverse autoregressive flow: a hidden and an output layer a step, from the code and the encoder's context.</summary>
internal static class FlowLayers
{
    /// <summary>Units of a hidden layer: as many as the context has.</summary>
    public static int Units(VaeSpec spec) => (int)spec.Posterior.Numbers(spec.LatentDim);

    public static string Hidden(int step) => $"flow{step}Hidden";

    public static string Output(int step) => $"flow{step}Output";

    public static IReadOnlyList<Layer> Of(VaeSpec spec) => spec.Posterior.Kind != PosteriorKind.InverseAutoregressive
        ? []
        :
        [
            .. Enumerable.Range(0, spec.Posterior.Flows).SelectMany(step => new Layer[]
            {
                new LinearLayer(Hidden(step), spec.LatentDim + Units(spec), Units(spec)),
                new LinearLayer(Output(step), Units(spec), 2 * spec.LatentDim),
            }),
        ];
}
