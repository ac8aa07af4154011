using static VaeGen.Generators.Emission.EmittedFile;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>WriteReport: hands what a report needs of the model on to the library.</summary>
internal static class ReportEmitter
{
    public static void Emit(SourceWriter writer, Model model)
    {
        writer.Write($"""
            /// <summary>
            /// Writes a report to look at: loss curves, reconstructions, new samples, ways between samples, a map of the latent space, what each of its
            /// dimensions does, figures, options. It is one HTML file that needs nothing beside itself. The file at <paramref name="path"/> is replaced
            /// only once the new one is safely on disk.{model.ModeNote}
            /// </summary>
            /// <param name="path">The file to write.</param>
            /// <param name="data">At least two samples of {model.Shape} {model.Likelihood.ScoredValues}, held out from the training if there are such. Labels, where it has them, colour the map.</param>
            /// <param name="history">What <see cref="Fit"/> returned, for the curves; null: there are none.</param>
            /// <param name="options">What to show; null: what <see cref="{ReportOptions}"/> says by itself.</param>
            /// <exception cref="{ShapeException}">The samples are not {model.Shape} values each.</exception>
            /// <exception cref="{DataException}">There are fewer than two samples, or a value is {model.Likelihood.UnscoredValue}.</exception>
            /// <exception cref="{ArgumentOutOfRange}">An option is out of its range.</exception>
            /// <exception cref="{ModelFileException}">The file cannot be written.</exception>
            {Mark}
            public void WriteReport(string path, {model.DatasetType} data, {TrainingHistory}? history = null, {ReportOptions}? options = null) =>
                {ModelReport}.Write(path, data, history, options, new {ReportedModel}
            """);
        var part = model.Condition is { } condition ? $"({condition.DatasetType})part" : "part";
        var (given, first, last) = model.Condition is { } asked ? ("condition", $"{asked.OfReport}, ", $", {asked.OfReport}") : ("_", "", "");
        writer.Write("    {");
        Property("Description", Literal.Of(ModuleDocs.Description(model)));
        Property("Objective", Literal.Of(ModuleDocs.Objective(model)));
        Property("Prior", Literal.Of(model.Prior.Family));
        Property("Layers", $"\"\"\"\n            {string.Join("\n            ", LayerTable.Lines(model))}\n            \"\"\"");
        Property("Declaration", "Declaration");
        Property("Samples", "Samples");
        Property("Engine", $"typeof({Torch})");
        Property("Device", "Device.ToString()");
        Property("HasPosterior", "true", unless: model.Spec.IsDeterministic);
        Property("HasStandardNormalPrior", "true", unless: !model.Prior.IsStandardNormal);
        Property("Evaluate", $"part => Evaluate({part})");
        Property("Sample", $"({given}, count) => Sample({first}count)");
        Property("Reconstruct", $"part => Reconstruct({part})");
        Property("LatentMean", $"part => LatentMean({part})");
        Property("LatentLogVariance", $"part => LatentLogVariance({part})", unless: !model.HasLogVariance);
        Property("Decode", $"(codes, {given}) => Decode(codes{last})");
        writer.Write("    });");

        void Property(string name, string value, bool unless = false)
        {
            if (!unless)
            {
                writer.Write($"        {name} = {value},");
            }
        }
    }
}
