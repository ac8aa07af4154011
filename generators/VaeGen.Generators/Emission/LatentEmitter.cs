using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;
using static VaeGen.Generators.Emission.SampleMethods;

namespace VaeGen.Generators.Emission;

/// <summary>Calculating in the latent space: decoding any places in it, the directions of concepts, a walk along one dimension.</summary>
internal static class LatentEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"partial class {model.Class}");
        writer.Open();
        Codes(writer, model);
        Decode(writer, model);
        Concept(writer, model);
        Apply(writer, model);
        Traverse(writer, model);
    }

    private static void Codes(SourceWriter writer, Model model) => writer.Write($$"""
        /// <summary>What a latent code is: {{model.LatentDim}} finite values.</summary>
        {{Mark}}
        public static {{SampleSpec}} Codes { get; } = new({{Literal.Of(model.Spec.Type.Name)}}, [{{model.LatentDim}}]);
        """);

    public static void Decode(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Decodes places in the latent space: codes that <see cref="LatentMean"/> returned, or that were calculated from such. {model.Likelihood.ReturnedValues}{model.ModeNote}</summary>
            /// <param name="codes">Vectors of {model.LatentDim} values each.</param>
            """);
        OneConditionDocs(writer, model);
        writer.Write($"""
            /// <param name="batchSize">Codes at a time: more is faster and takes more memory.</param>
            /// <returns>A set of samples, {model.Shape} values each, one for each of <paramref name="codes"/>.</returns>
            /// <exception cref="{ShapeException}">The codes are not {model.LatentDim} values each.</exception>
            /// <exception cref="{DataException}">A value is NaN or infinite.</exception>
            """);
        OneConditionErrors(writer, model);
        writer.Write($"""
            {Mark}
            public {SampleSet} Decode({Dataset} codes{model.OneConditionParameter}, int batchSize = 500)
            """);
        writer.Open();
        CheckOneCondition(writer, model);
        writer.Write($$"""
            using var frozen = {{Torch}}.no_grad();
            eval();
            var values = new float[(long)codes.Count * {{model.SampleSize}}];
            var filled = 0;
            foreach (var batch in Codes.Batches(codes, batchSize, "the codes"))
            {
                using var scope = {{Torch}}.NewDisposeScope();
                var z = {{Torch}}.tensor(batch.Values, [batch.Count, {{model.LatentDim}}], device: Device);
            """);
        if (model.Condition is { } condition)
        {
            writer.Write($"    var {condition.Local} = {condition.Repeated("batch.Count")};");
        }
        writer.Write($$"""
                {{Decoded(model, "z")}}.cpu().data<float>().CopyTo(values, filled);
                filled += batch.Count * {{model.SampleSize}};
            }
            return Samples.Set(values);
            """);
        writer.Close();
    }

    private static void Concept(SourceWriter writer, Model model) => writer.WriteApart($$"""
        /// <summary>The direction in the latent space from samples without something to samples with it, such as glasses: the difference of their mean codes.{{model.ModeNote}}</summary>
        /// <param name="with">Samples that have it, {{model.Shape}} {{model.Likelihood.ScoredValues}} each.</param>
        /// <param name="without">Samples that do not, as like the others as can be in everything else.</param>
        /// <param name="batchSize">Samples at a time: more is faster and takes more memory.</param>
        /// <returns>The direction, {{model.LatentDim}} values: what <see cref="Apply"/> adds.</returns>
        /// <exception cref="{{ShapeException}}">The samples are not {{model.Shape}} values each.</exception>
        /// <exception cref="{{DataException}}">A data set is empty, or a value is {{model.Likelihood.UnscoredValue}}.</exception>
        {{Mark}}
        public float[] Concept({{model.DatasetType}} with, {{model.DatasetType}} without, int batchSize = 500) =>
            {{LatentCodes}}.Concept(LatentMean(with, batchSize), LatentMean(without, batchSize));
        """);

    private static void Apply(SourceWriter writer, Model model) => OverBatches(writer, model, new(
        Name: "Apply",
        Summary: $"Reconstructs samples with more or less of a concept: decodes {model.Posterior.PlaceSymbol} + strength·concept. {model.Likelihood.ReturnedValues}",
        Returns: $"A set of samples, {model.Shape} values each, one for each of <paramref name=\"data\"/>.",
        Width: model.SampleSize,
        Made: Decoded(model, $"{model.Posterior.PlaceLocal} + direction"),
        Set: "Samples.Set(values)")
    {
        Parameters = $"{FloatSpan} concept, double strength = 1, ",
        Docs = $"""
            /// <param name="concept">A direction in the latent space, {model.LatentDim} values, as <see cref="Concept"/> finds it.</param>
            /// <param name="strength">How much of it: 1 as much as it was found with, −1 to take it away.</param>
            """,
        Before = "Codes.CheckSample(concept);",
        InBatch = $"var direction = strength * {Torch}.tensor(concept.ToArray(), [1, {model.LatentDim}], device: Device);",
    });

    private static void Traverse(SourceWriter writer, Model model)
    {
        writer.WriteApart($"""
            /// <summary>Shows what one latent dimension does: decodes a sample's code with that dimension moved from one value to another. {model.Likelihood.ReturnedValues}{model.ModeNote}</summary>
            /// <param name="sample">One sample, {model.SampleSize} {model.Likelihood.ScoredValues}.</param>
            /// <param name="dimension">Which dimension, 0 to {Literal.Of(model.Spec.LatentDim - 1)}.</param>
            /// <param name="from">Its first value.</param>
            /// <param name="to">Its last.</param>
            /// <param name="steps">Samples to return, both ends included; at least 2.</param>
            """);
        OpenWithOneCondition(
            writer,
            model,
            $"""
            /// <returns>A set of <paramref name="steps"/> samples, {model.Shape} values each.</returns>
            /// <exception cref="{ArgumentOutOfRange}">There is no such dimension, or <paramref name="steps"/> is less than 2.</exception>
            /// <exception cref="{ShapeException}">The sample has not {model.SampleSize} values.</exception>
            /// <exception cref="{DataException}">A value is {model.Likelihood.UnscoredValue}.</exception>
            """,
            $"public {SampleSet} Traverse({FloatSpan} sample, int dimension, double from, double to, int steps{model.OneConditionParameter})",
            $"""
            {ArgumentOutOfRange}.ThrowIfNegative(dimension);
            {ArgumentOutOfRange}.ThrowIfGreaterThanOrEqual(dimension, {model.LatentDim});
            {ArgumentOutOfRange}.ThrowIfLessThan(steps, 2);
            Samples.CheckSample(sample);
            """,
            rows: "steps");
        writer.Write($"""

            // the sample's code in every row, but for one dimension
            var z = {model.Posterior.Place($"{Torch}.tensor(sample.ToArray(), [1, {model.SampleSize}], device: Device){OfOneRow(model)}")}.repeat(steps, 1);
            z.select(1, dimension).copy_({Torch}.linspace(from, to, steps, device: Device));
            return Samples.Set({Decoded(model, "z")}.cpu().data<float>().ToArray());
            """);
        writer.Close();
    }
}
