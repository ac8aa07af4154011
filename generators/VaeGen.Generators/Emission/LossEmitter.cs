using System;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The objective and its terms.</summary>
internal static class LossEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"partial class {model.Class}");
        writer.Open();
        writer.Write($"""
            /// <summary>{(model.Spec.KlWeight == 1 ? "The negative ELBO" : "The objective")} and its two terms, scalars in nats per sample.</summary>
            /// <param name="Total">What training minimises: the reconstruction loss plus the weighted KL divergence.</param>
            /// <param name="Reconstruction">−log p(x|z).</param>
            /// <param name="Kl">KL(q(z|x) ‖ N(0, I)), not weighted.</param>
            {Mark}
            public readonly record struct LossTerms(
                {Tensor} Total,
                {Tensor} Reconstruction,
                {Tensor} Kl);
            """);
        writer.WriteApart($"""
            /// <summary>Compares the output with the samples {model.BatchOfSamples} it was made from.</summary>
            /// <param name="output">What <see cref="forward({Tensor})"/> made of the samples.</param>
            /// <param name="x">The samples, {model.BatchOfSamples}.</param>
            /// <param name="klWeight">The weight of the KL divergence; as declared when left out.</param>
            {Mark}
            public LossTerms Loss(in Output output, {Tensor} x, double klWeight = {Literal.Of(model.Spec.KlWeight)})
            """);
        writer.Open();
        Reconstruction(writer, model);
        writer.Write("""

            // KL(N(μ, σ²) ‖ N(0, I)) = ½ Σ (μ² + σ² − 1 − log σ²)
            var kl = 0.5 * (output.Mean.pow(2) + output.LogVariance.exp() - 1 - output.LogVariance).sum() / x.shape[0];

            return new LossTerms(reconstruction + klWeight * kl, reconstruction, kl);
            """);
        writer.Close();
    }

    private static void Reconstruction(SourceWriter writer, Model model)
    {
        if (model.Spec.Reconstruction.IsBernoulli)
        {
            writer.Write($"""
                // −log p(x|z), Bernoulli: the cross entropy of every value, summed over the sample
                var reconstruction = {Functional}.binary_cross_entropy_with_logits(
                    output.Logits, x, reduction: {Reduction}.Sum) / x.shape[0];
                """);
            return;
        }
        var variance = model.Spec.Reconstruction.Variance;
        var constant = 0.5 * model.Network.SampleSize * (Math.Log(2 * Math.PI) + Math.Log(variance));
        writer.Write($"""
            // −log p(x|z), Gaussian with σ² = {Literal.Number(variance)}: ½ Σ ((x − μ)²/σ² + log 2πσ²); the last part sums to a constant
            var reconstruction = {Literal.Of(0.5 / variance)} * (x - output.Reconstruction).pow(2).sum() / x.shape[0] {(constant < 0 ? "-" : "+")} {Literal.Of(Math.Abs(constant))};
            """);
    }
}
