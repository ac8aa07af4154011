using System.Linq;

namespace VaeGen.Generators.Emission;

/// <summary>What a user sees on hover over the class: layers, shapes, objective, parameter count.</summary>
internal static class ModuleDocs
{
    public static void Write(SourceWriter writer, Model model)
    {
        var kind = model.Spec.IsPlainAutoencoder ? "A plain autoencoder" : "A variational autoencoder";
        var samples = model.Spec.Input.Count == 1 ? $"samples of {Literal.Counted(model.Network.SampleSize, "value")}" : $"{model.Shape} samples";
        writer.Write($"""
            /// <summary>
            /// {kind} of {samples} with {Literal.Counted(model.Spec.LatentDim, "latent dimension")}: {Literal.Grouped(model.Network.Parameters)} parameters.
            /// </summary>
            /// <remarks>
            /// <code>
            """);
        foreach (var line in LayerTable.Lines(model))
        {
            writer.Write($"/// {line}");
        }
        writer.Write($"""
            /// </code>
            /// {Objective(model)}; nats per sample, averaged over the batch.
            /// </remarks>
            """);
    }

    private static string Objective(Model model) => model.Spec.IsPlainAutoencoder
        ? $"Minimises −log p(x|z) alone, p {model.Likelihood.Family}, z the mean of q(z|x): its KL weight is 0"
        : $"Minimises −log p(x|z){string.Concat(model.Terms.Select(term => term.Formula))}, p {model.Likelihood.Family}, q {model.Posterior.Family}{(model.Prior.IsStandardNormal ? "" : $", p(z) {model.Prior.Family}")}{string.Concat(model.Terms.Select(term => term.FormulaNote))}";
}
