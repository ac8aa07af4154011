using VaeGen.Generators.Specs;
using static VaeGen.Generators.Emission.Names;

namespace VaeGen.Generators.Emission;

/// <summary>All that the emitted code says of a condition: labels, or features, beside samples and codes.</summary>
internal sealed class ConditionCode(ConditionSpec spec)
{
    private readonly bool isLabels = spec.Classes > 0;

    /// <summary>The variable and parameter that holds a batch's conditions.</summary>
    public string Local => isLabels ? "labels" : "condition";

    /// <summary>What it is, with its shape.</summary>
    public string Text => isLabels
        ? $"The class of every sample, 0 to {Literal.Of(spec.Classes - 1)}, int64 [batch]"
        : $"What is known of every sample, [batch, {Literal.Of(spec.Features)}]";

    /// <summary>The conditions as numbers beside others, [batch, n].</summary>
    private string Columns => isLabels ? $"{Functional}.one_hot(labels, {Literal.Of(spec.Classes)}).to_type({Torch}.float32)" : "condition";

    /// <summary>How many numbers those are.</summary>
    public string Size => Literal.Of(spec.Size);

    /// <summary>The variable that holds them as numbers.</summary>
    public string ColumnsLocal => isLabels ? "c" : Local;

    /// <summary>Statements that make that variable, at the beginning of Encode and Decode.</summary>
    public void MakeColumns(SourceWriter writer)
    {
        if (isLabels)
        {
            writer.Write($"""
                // the class, a one in its place among zeros, goes in beside the values
                var c = {Columns};

                """);
        }
    }

    /// <summary>An expression: the same as an input of an ONNX graph.</summary>
    public string OnnxInput => isLabels
        ? $"graph.Labels({Literal.Of(Local)}, classes: {Size})"
        : $"graph.Input({Literal.Of(Local)}, [{Size}])";

    /// <summary>A batch's conditions as a tensor.</summary>
    public string OfBatch => isLabels
        ? $"{Torch}.tensor(batch.Labels, [batch.Count], device: Device)"
        : $"{Torch}.tensor(batch.Conditions, [batch.Count, {Literal.Of(spec.Features)}], device: Device)";

    /// <summary>The parameter by which a user asks for one condition, its type, and what it is.</summary>
    public (string Declaration, string Type, string Name, string Text) One => isLabels
        ? ("int label", "Int32", "label", $"The class, 0 to {Literal.Of(spec.Classes - 1)}.")
        : ($"{FloatSpan} features", "ReadOnlySpan", "features", $"What is known of the samples: {Literal.Of(spec.Features)} values.");

    /// <summary>A statement that checks it.</summary>
    public string CheckOne => isLabels ? "Samples.CheckLabel(label);" : "Samples.CheckCondition(features);";

    /// <summary>What it may throw.</summary>
    public (string Type, string Text) Error => isLabels
        ? (ArgumentOutOfRange, "There is no such class.")
        : (ShapeException, $"The features are not {Literal.Of(spec.Features)} values.");

    /// <summary>The one condition for so many samples, as a tensor.</summary>
    public string Repeated(string count) => isLabels
        ? $"{Torch}.full([{count}], label, {Torch}.int64, Device)"
        : $"{Torch}.tensor(features.ToArray(), [1, {Literal.Of(spec.Features)}], device: Device).repeat({count}, 1)";

    /// <summary>The data sets that have it.</summary>
    public string DatasetType => isLabels ? LabelledDataset : ConditionedDataset;

    /// <summary>An expression: the one condition out of what a report asks for.</summary>
    public string OfReport => isLabels ? "condition.Label" : "condition.Features";

    /// <summary>The same, without its namespace.</summary>
    public string DatasetTypeName => isLabels ? "ILabelledDataset" : "IConditionedDataset";

    /// <summary>The same as further arguments of SampleSpec.</summary>
    public string Range => isLabels ? $", classes: {Literal.Of(spec.Classes)}" : $", features: {Literal.Of(spec.Features)}";
}
