using System.Linq;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>The objective: its terms, and the densities that they and LogLikelihood are made of.</summary>
internal static class LossEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"partial class {model.Class}");
        writer.Open();
        LossTerms(writer, model);
        Loss(writer, model);
        if (!model.Spec.Hatches.LogProbability)
        {
            LogProbability(writer, model);
        }
        model.Likelihood.Members(writer);
        LogPosterior(writer, model);
        LogPrior(writer, model);
        foreach (var term in model.Terms)
        {
            term.Members(writer);
        }
    }

    private static void LossTerms(SourceWriter writer, Model model)
    {
        var members = model.Terms.SelectMany(term => term.Reported).ToList();
        var count = members.Count == 1 ? "its two terms" : "its terms";
        writer.Write($"""
            /// <summary>{(model.IsElbo ? "The negative ELBO" : "The objective")} and {count}, scalars in nats per sample.</summary>
            /// <param name="Total">What training minimises: {model.TotalInWords}.</param>
            /// <param name="Reconstruction">−log p(x|z).</param>
            """);
        foreach (var member in members)
        {
            writer.Write($"/// <param name=\"{member.Name}\">{member.Text}.</param>");
        }
        writer.Write($"""
            {Mark}
            public readonly record struct LossTerms(
                {Tensor} Total,
                {Tensor} Reconstruction,
            """);
        writer.Write(string.Join(",\n", members.Select(member => $"    {Tensor} {member.Name}")) + ");");
    }

    private static void Loss(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Compares the output with the samples {model.BatchOfSamples} it was made from.</summary>
            /// <param name="output">What <see cref="forward({Tensor}{model.ConditionCref})"/> made of the samples.</param>
            /// <param name="x">The samples, {model.BatchOfSamples}.</param>
            """);
        foreach (var parameter in model.LossParameters)
        {
            writer.Write($"/// <param name=\"{parameter.Name}\">{parameter.Text}</param>");
        }
        writer.Write($"""
            {Mark}
            public LossTerms Loss(in Output output, {Tensor} x{string.Concat(model.LossParameters.Select(parameter => $", {parameter.Declaration}"))})
            """);
        writer.Open();
        Reconstruction(writer, model);
        foreach (var term in model.Terms)
        {
            term.Compute(writer);
            writer.Write("");
        }
        writer.Write($"""
            return new LossTerms({model.Total}, reconstruction, {string.Join(", ", model.Terms.SelectMany(term => term.Reported).Select(member => member.Local))});
            """);
        writer.Close();
    }

    private static void Reconstruction(SourceWriter writer, Model model)
    {
        if (!model.HasReconstructionTerm)
        {
            return;
        }
        if (model.Spec.Hatches.LogProbability)
        {
            model.Likelihood.LossOfLogProbability(writer);
        }
        else
        {
            model.Likelihood.Loss(writer);
        }
        writer.Write("");
    }

    private static void LogProbability(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>log p(x|z) of samples: [batch], in nats.</summary>
            /// <param name="decoded">What <see cref="Decode({Tensor}{model.ConditionCref})"/> made of their codes, {model.Likelihood.Shape}.</param>
            /// <param name="x">The samples, {model.BatchOfSamples}.</param>
            {Mark}
            public {(model.Likelihood.IsStatic ? "static " : "")}{Tensor} LogProbability({Tensor} decoded, {Tensor} x)
            """);
        writer.Open();
        model.Likelihood.LogProbability(writer);
        writer.Close();
    }

    private static void LogPosterior(SourceWriter writer, Model model)
    {
        if (!model.Posterior.HasClosedForm || model.Spec.IsDeterministic)
        {
            return;
        }
        writer.WriteApart($"""
            /// <summary>log q(z|x) of latent codes: [batch], in nats.</summary>
            /// <param name="z">The codes, {model.BatchOfCodes}.</param>
            """);
        foreach (var tensor in model.Posterior.Encoded)
        {
            writer.Write($"/// <param name=\"{tensor.Local}\">{tensor.Text}, {tensor.Shape}.</param>");
        }
        writer.Write($"""
            {Mark}
            public static {Tensor} LogPosterior({Tensor} z, {string.Join(", ", model.Posterior.Encoded.Select(tensor => $"{Tensor} {tensor.Local}"))})
            """);
        writer.Open();
        model.Posterior.LogPosterior(writer);
        writer.Close();
    }

    private static void LogPrior(SourceWriter writer, Model model)
    {
        if (model.Spec.IsDeterministic)
        {
            return;
        }
        writer.WriteApart($"""
            /// <summary>log p(z) of latent codes {model.BatchOfCodes}: [batch], in nats.</summary>
            {Mark}
            public {(model.Prior.IsStandardNormal ? "static " : "")}{Tensor} LogPrior({Tensor} z)
            """);
        writer.Open();
        model.Prior.LogPrior(writer);
        writer.Close();
    }
}
