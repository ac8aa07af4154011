using System;
using System.Linq;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Emission;

/// <summary>The declaration that a model's file says it belongs to.</summary>
internal static class DeclarationJson
{
    /// <summary>One line of JSON: what shapes the network and its likelihood, in an order that never changes.</summary>
    public static string Of(VaeSpec spec) => "{"
        + $"\"input\":{Json(spec.Input)},"
        + $"\"encoder\":{Json(spec.Encoder)},"
        + $"\"decoder\":{Json(spec.Decoder)},"
        + $"\"latent\":{Latent(spec, spec.Posterior)},"
        + $"\"reconstruction\":{Json(spec.Reconstruction)}"
        + Json(spec.Condition)
        + "}";

    /// <summary>The same of the decoder alone, which the encoder says nothing of but where the prior is made of its posteriors.</summary>
    public static string OfDecoder(VaeSpec spec) => "{"
        + "\"part\":\"decoder\","
        + $"\"input\":{Json(spec.Input)},"
        + $"\"decoder\":{Json(spec.Decoder)},"
        + $"\"latent\":{Latent(spec, spec.Prior.Kind == PriorKind.Vamp ? spec.Posterior : new PosteriorSpec())},"
        + $"\"reconstruction\":{Json(spec.Reconstruction)}"
        + Json(spec.Condition)
        + "}";

    private static string Latent(VaeSpec spec, PosteriorSpec posterior) => $"{{\"dim\":{Literal.Of(spec.LatentDim)}{Json(posterior)}{Json(spec.Prior)}}}";

    private static string Json(StackSpec stack) =>
        $"{{{Json(stack.Convolutions)}\"layers\":{Json(stack.Layers)},\"activation\":\"{Activations.Name(stack.Activation)}\"{Json(stack.Norm)}}}";

    // a stack without convolutions or norm reads as it did before there were any
    private static string Json(ConvolutionSpec? convolution) => convolution is null
        ? ""
        : $"\"channels\":{Json(convolution.Channels)},\"kernel\":{Literal.Of(convolution.Kernel)},\"stride\":{Literal.Of(convolution.Stride)},"
            + $"\"padding\":{Literal.Of(convolution.Padding)},\"blocks\":{Literal.Of(convolution.Blocks)},";

    private static string Json(NormKind norm) => norm == NormKind.None ? "" : $",\"norm\":\"{Word(norm)}\"";

    private static string Json(ReconstructionSpec reconstruction)
    {
        var more = reconstruction switch
        {
            { Learned: not LearnedVarianceKind.None } => $",\"learned\":\"{Word(reconstruction.Learned)}\"",
            { Likelihood: LikelihoodKind.Gaussian } => $",\"variance\":{Literal.Number(reconstruction.Variance)}",
            { Likelihood: LikelihoodKind.Laplace } => $",\"scale\":{Literal.Number(reconstruction.Scale)}",
            { Likelihood: LikelihoodKind.DiscretizedLogisticMixture } => $",\"components\":{Literal.Of(reconstruction.Components)}",
            _ => "",
        };
        return $"{{\"likelihood\":\"{Word(reconstruction.Likelihood)}\"{more}}}";
    }

    private static string Json(PosteriorSpec posterior) => posterior.IsDiagonal
        ? ""
        : $",\"posterior\":\"{Word(posterior.Kind)}\"{(posterior.IsGaussian ? "" : $",\"flows\":{Literal.Of(posterior.Flows)}")}";

    private static string Json(PriorSpec prior) => prior.Kind == PriorKind.StandardNormal
        ? ""
        : $",\"prior\":\"{Word(prior.Kind)}\",\"components\":{Literal.Of(prior.Components)}";

    private static string Json(ConditionSpec? condition) => condition switch
    {
        null => "",
        { Classes: > 0 } labels => $",\"condition\":{{\"classes\":{Literal.Of(labels.Classes)}}}",
        var features => $",\"condition\":{{\"features\":{Literal.Of(features.Features)}}}",
    };

    /// <summary>An enumeration's member in camel case: continuousBernoulli.</summary>
    private static string Word(Enum member)
    {
        var name = member.ToString();
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    private static string Json(EquatableArray<int> sizes) => $"[{string.Join(",", sizes.Select(size => Literal.Of(size)))}]";
}
