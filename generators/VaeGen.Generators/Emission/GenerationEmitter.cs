using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;
using static VaeGen.Generators.Emission.SampleMethods;

namespace VaeGen.Generators.Emission;

/// <summary>What a trained model is for: new samples, reconstructions, places in the latent space, walks through it.</summary>
internal static class GenerationEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"partial class {model.Class}");
        writer.Open();
        Sample(writer, model);
        Reconstruct(writer, model);
        LatentMean(writer, model);
        if (model.HasLogVariance)
        {
            LatentLogVariance(writer, model);
        }
        Interpolate(writer, model);
        model.Prior.Members(writer);
    }

    public static void Sample(SourceWriter writer, Model model)
    {
        var caution = model.Spec.IsPlainAutoencoder ? " Trained without a KL term, the decoder need not know what to make of such a z." : "";
        writer.Write($"/// <summary>Creates new samples: z drawn from {model.Prior.Family}, decoded. {model.Likelihood.ReturnedValues}{caution}{model.ModeNote}</summary>");
        OpenWithOneCondition(
            writer,
            model,
            $"""
            /// <param name="count">How many.</param>
            /// <returns>A set of samples, {model.Shape} values each.</returns>
            /// <exception cref="{ArgumentOutOfRange}"><paramref name="count"/> is negative.</exception>
            """,
            $"public {SampleSet} Sample({(model.Condition is { } asked ? $"{asked.One.Declaration}, " : "")}int count)",
            $"{ArgumentOutOfRange}.ThrowIfNegative(count);",
            rows: "count");
        writer.Write($"var z = {model.Prior.Draw("count")};");
        writer.Write($"return Samples.Set({Decoded(model, "z")}.cpu().data<float>().ToArray());");
        writer.Close();
    }

    private static void Reconstruct(SourceWriter writer, Model model) => OverBatches(writer, model, new(
        Name: "Reconstruct",
        Summary: $"Encodes and decodes samples through {model.Posterior.PlaceText}: no noise, the same result every time. {model.Likelihood.ReturnedValues}",
        Returns: $"A set of samples, {model.Shape} values each, one for each of <paramref name=\"data\"/>.",
        Width: model.SampleSize,
        Made: Decoded(model, model.Posterior.PlaceLocal),
        Set: "Samples.Set(values)"));

    private static void LatentMean(SourceWriter writer, Model model) => OverBatches(writer, model, new(
        Name: "LatentMean",
        Summary: $"{model.Posterior.PlaceOfSample}: its place in the latent space.",
        Returns: $"A set of vectors, {model.LatentDim} values each, one for each of <paramref name=\"data\"/>.",
        Width: model.LatentDim,
        Made: model.Posterior.PlaceLocal,
        Set: $"new {SampleSet}(values, [{model.LatentDim}])"));

    private static void LatentLogVariance(SourceWriter writer, Model model) => OverBatches(writer, model, new(
        Name: "LatentLogVariance",
        Summary: $"The log-variance of every latent dimension of q(z|x), of every sample: how exactly its place is known{(model.Spec.Posterior.IsDiagonal ? "" : ", whatever the other dimensions are")}.",
        Returns: $"A set of vectors, {model.LatentDim} values each, one for each of <paramref name=\"data\"/>.",
        Width: model.LatentDim,
        Made: "logVariance",
        Set: $"new {SampleSet}(values, [{model.LatentDim}])")
    {
        Encode = static (writer, model) => model.Posterior.LogVariances(writer, $"x{model.ConditionArgument}"),
    });

    private static void Interpolate(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Walks in a straight line from one sample's latent mean to another's, decoding on the way. {model.Likelihood.ReturnedValues}{model.ModeNote}</summary>
            /// <param name="from">Where to start: one sample, {model.SampleSize} {model.Likelihood.ScoredValues}.</param>
            /// <param name="to">Where to end: another one.</param>
            /// <param name="steps">Samples to return, both ends included; at least 2.</param>
            """);
        OpenWithOneCondition(
            writer,
            model,
            $"""
            /// <returns>A set of <paramref name="steps"/> samples, {model.Shape} values each.</returns>
            /// <exception cref="{ArgumentOutOfRange}"><paramref name="steps"/> is less than 2.</exception>
            /// <exception cref="{ShapeException}">A sample has not {model.SampleSize} values.</exception>
            /// <exception cref="{DataException}">A value is {model.Likelihood.UnscoredValue}.</exception>
            """,
            $"public {SampleSet} Interpolate({FloatSpan} from, {FloatSpan} to, int steps{model.OneConditionParameter})",
            $"""
            {ArgumentOutOfRange}.ThrowIfLessThan(steps, 2);
            Samples.CheckSample(from);
            Samples.CheckSample(to);
            """,
            rows: "steps");
        var one = OfOneRow(model);
        writer.Write($"""
            var start = {model.Posterior.Place($"{Torch}.tensor(from.ToArray(), [1, {model.SampleSize}], device: Device){one}")};
            var end = {model.Posterior.Place($"{Torch}.tensor(to.ToArray(), [1, {model.SampleSize}], device: Device){one}")};

            // z = (1 − t)·{model.Posterior.PlaceSymbol}₀ + t·{model.Posterior.PlaceSymbol}₁, t from 0 to 1 in equal steps
            var t = {Torch}.linspace(0, 1, steps, device: Device).reshape(steps, 1);
            var z = (1 - t) * start + t * end;
            return Samples.Set({Decoded(model, "z")}.cpu().data<float>().ToArray());
            """);
        writer.Close();
    }
}
