using System.Linq;

namespace VaeGen.Generators.Emission;

/// <summary>What a user sees on hover over the class: layers, shapes, objective, parameter count.</summary>
internal static class ModuleDocs
{
    public static void Write(SourceWriter writer, Model model)
    {
        writer.Write($"""
            /// <summary>
            /// {Description(model)}.
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

    /// <summary>What the model is, with its size.</summary>
    public static string Description(Model model)
    {
        var kind = model.Spec switch
        {
            { IsPlainAutoencoder: true } => "A plain autoencoder",
            { IsDeterministic: true } => "A Wasserstein autoencoder",
            _ => "A variational autoencoder",
        };
        var samples = model.Spec.Input.Count == 1 ? $"samples of {Literal.Counted(model.Network.SampleSize, "value")}" : $"{model.Shape} samples";
        return $"{kind} of {samples} with {Literal.Counted(model.Spec.LatentDim, "latent dimension")}: {Literal.Grouped(model.Network.Parameters)} parameters";
    }

    /// <summary>What training minimises, as a formula with its distributions.</summary>
    public static string Objective(Model model)
    {
        var formula = $"Minimises {model.Formula}";
        var notes = string.Concat(model.Terms.Select(term => term.FormulaNote));
        return model.Spec switch
        {
            { IsPlainAutoencoder: true } => $"{formula} alone, p {model.Likelihood.Family}, z the mean of q(z|x): its KL weight is 0",
            { IsDeterministic: true } => $"{formula}, p {model.Likelihood.Family}, z the mean of q(z|x){notes}",
            _ => $"{formula}, p {model.Likelihood.Family}, q {model.Posterior.Family}{(model.Prior.IsStandardNormal ? "" : $", p(z) {model.Prior.Family}")}{notes}",
        };
    }
}
