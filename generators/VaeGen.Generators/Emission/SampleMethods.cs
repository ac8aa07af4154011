using System;
using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>What the methods that make samples have in common: a loop over a data set, one condition for all samples.</summary>
internal static class SampleMethods
{
    /// <summary>A method that makes Width values of every sample's latent mean, a batch at a time.</summary>
    public static void OverBatches(SourceWriter writer, Model model, BatchMethod method)
    {
        writer.WriteApart($"""
            /// <summary>{method.Summary}{model.ModeNote}</summary>
            /// <param name="data">Samples of {model.Shape} {model.Likelihood.ScoredValues}.</param>
            """);
        WriteLines(writer, method.Docs);
        writer.Write($"""
            /// <param name="batchSize">Samples at a time: more is faster and takes more memory.</param>
            /// <returns>{method.Returns}</returns>
            /// <exception cref="{ShapeException}">The samples are not {model.Shape} values each.</exception>
            /// <exception cref="{DataException}">A value is {model.Likelihood.UnscoredValue}.</exception>
            {Mark}
            public {SampleSet} {method.Name}({model.DatasetType} data, {method.Parameters}int batchSize = 500)
            """);
        writer.Open();
        WriteLines(writer, method.Before);
        writer.Write($"""
            using var frozen = {Torch}.no_grad();
            eval();
            var values = new float[(long)data.Count * {method.Width}];
            var filled = 0;
            foreach (var batch in Samples.Batches(data, batchSize))
            """);
        writer.Open();
        writer.Write($"""
            using var scope = {Torch}.NewDisposeScope();
            {model.BatchTensors(columns: 0)}
            """);
        method.Encode(writer, model);
        WriteLines(writer, method.InBatch);
        writer.Write($"""
            {method.Made}.cpu().data<float>().CopyTo(values, filled);
            filled += batch.Count * {method.Width};
            """);
        writer.Close();
        writer.Write($"return {method.Set};");
        writer.Close();
    }

    /// <summary>The condition of the first of as many rows, beside one sample: it is the same in every row.</summary>
    public static string OfOneRow(Model model) => model.Condition is { } condition ? $", {condition.Local}.narrow(0, 0, 1)" : "";

    /// <summary>Opens a method that makes samples of one condition, from the rest of its documentation on to where its own work begins.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="model">The model.</param>
    /// <param name="docs">The documentation after the parameters'.</param>
    /// <param name="signature">The method's first line.</param>
    /// <param name="checks">Statements that check its arguments.</param>
    /// <param name="rows">How many samples it makes.</param>
    public static void OpenWithOneCondition(SourceWriter writer, Model model, string docs, string signature, string checks, string rows)
    {
        OneConditionDocs(writer, model);
        writer.Write(docs);
        OneConditionErrors(writer, model);
        writer.Write($"""
            {Mark}
            {signature}
            """);
        writer.Open();
        writer.Write(checks);
        CheckOneCondition(writer, model);
        writer.Write($"""
            using var frozen = {Torch}.no_grad();
            using var scope = {Torch}.NewDisposeScope();
            eval();
            """);
        if (model.Condition is { } condition)
        {
            writer.Write($"var {condition.Local} = {condition.Repeated(rows)};");
        }
    }

    public static void OneConditionDocs(SourceWriter writer, Model model)
    {
        if (model.Condition is { } condition)
        {
            writer.Write($"/// <param name=\"{condition.One.Name}\">{condition.One.Text}</param>");
        }
    }

    public static void OneConditionErrors(SourceWriter writer, Model model)
    {
        if (model.Condition is { } condition)
        {
            writer.Write($"/// <exception cref=\"{condition.Error.Type}\">{condition.Error.Text}</exception>");
        }
    }

    public static void CheckOneCondition(SourceWriter writer, Model model)
    {
        if (model.Condition is { } condition)
        {
            writer.Write(condition.CheckOne);
        }
    }

    /// <summary>The decoded values in the data's own terms: a Bernoulli's logits become probabilities.</summary>
    public static string Decoded(Model model, string codes) => model.Likelihood.Mean($"Decode({codes}{model.ConditionArgument})");

    /// <summary>What differs between the methods that go over a data set.</summary>
    internal sealed record BatchMethod(string Name, string Summary, string Returns, string Width, string Made, string Set)
    {
        /// <summary>Statements that encode a batch 'x'; left out, they leave its places in the latent space.</summary>
        public Action<SourceWriter, Model> Encode { get; init; } = static (writer, model) =>
            writer.Write($"var {model.Posterior.PlaceLocal} = {model.Posterior.Place($"x{model.ConditionArgument}")};");

        /// <summary>Further parameters, each with a comma after it, and their documentation.</summary>
        public string Parameters { get; init; } = "";

        public string Docs { get; init; } = "";

        /// <summary>Statements at the beginning.</summary>
        public string Before { get; init; } = "";

        /// <summary>Statements for every batch, once its codes are known.</summary>
        public string InBatch { get; init; } = "";
    }

    private static void WriteLines(SourceWriter writer, string lines)
    {
        if (lines.Length > 0)
        {
            writer.Write(lines);
        }
    }
}
