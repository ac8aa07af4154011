using VaeGen.Generators.Diagnostics;
using VaeGen.Generators.Specs;

namespace VaeGen.Generators.Parsing;

/// <summary>How the posterior, the prior and the objective go together.</summary>
internal static class LatentRules
{
    /// <summary>Reports what does not go together.</summary>
    /// <returns>The spec, without what has no effect.</returns>
    public static VaeSpec Check(VaeSpec spec, DeclaredAttributes attributes, Report report)
    {
        if (spec.IsDeterministic)
        {
            return WithoutDistributions(spec, attributes.Latent!, report);
        }
        if (spec.Kl.FreeBits > 0 && !spec.HasClosedFormKl)
        {
            var found = spec.Posterior.IsGaussian ? $"the prior {spec.Prior.Kind}" : $"the posterior {spec.Posterior.Kind}";
            report.Add(Descriptors.FreeBitsOfDimensions, () => attributes.KlWeight!.LocationOf("FreeBits"), found);
        }
        if (spec.Prior.Kind == PriorKind.Vamp)
        {
            CheckVamp(spec, attributes.Latent!, report);
        }
        return spec;
    }

    // p(z) is a mixture of q(z|u): each u goes through the encoder, and each density is asked at codes of others
    private static void CheckVamp(VaeSpec spec, DeclaredAttribute latent, Report report)
    {
        if (!spec.Posterior.IsGaussian)
        {
            Refuse("a Gaussian posterior, whose density is known at any code", $"Posterior.{spec.Posterior.Kind}");
        }
        if (spec is { Condition.Classes: > 0, Hatches.EncoderBody: true })
        {
            Refuse("an encoder of declared layers, since a pseudo-input belongs to several classes in part", "EncoderBody, which is given one class a sample");
        }
        if (spec.Encoder.Norm == NormKind.Batch)
        {
            Refuse("an encoder that takes every sample alone, since pseudo-inputs and samples are different batches", "Norm.Batch");
        }

        void Refuse(string expected, string found) => report.Add(Descriptors.VampPosteriors, () => latent.LocationOf(LatentParser.PriorName), expected, found);
    }

    // a deterministic encoder draws no code from q(z|x); a plain one holds none to p(z) either, and an MMD would not learn what p(z) is
    private static VaeSpec WithoutDistributions(VaeSpec spec, DeclaredAttribute latent, Report report)
    {
        var on = spec.IsPlainAutoencoder ? "a plain autoencoder" : "a Wasserstein autoencoder";
        const string Expected = "a KL weight above 0";
        if (spec.Posterior.Kind != PosteriorKind.Diagonal)
        {
            ArgumentRules.Useless(latent, LatentParser.PosteriorName, on, Expected, report);
        }
        if (spec.Prior.Kind != PriorKind.StandardNormal)
        {
            ArgumentRules.Useless(latent, LatentParser.PriorName, on, Expected, report);
        }
        return spec with { Posterior = new PosteriorSpec(), Prior = new PriorSpec() };
    }
}
