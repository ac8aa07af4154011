namespace VaeGen;

/// <summary>Some samples of a data set in an order of its own, with whatever labels and conditions they have.</summary>
internal sealed class ReportedPart(IDataset whole, int[] indices) : ILabelledDataset, IConditionedDataset
{
    public int Count => indices.Length;

    public ReadOnlySpan<int> Shape => whole.Shape;

    public bool HasLabels => whole is ILabelledDataset { HasLabels: true };

    public int ConditionSize => whole is IConditionedDataset conditioned ? conditioned.ConditionSize : 0;

    /// <summary>Where in the data set these samples stand.</summary>
    public ReadOnlySpan<int> Indices => indices;

    /// <summary>So many samples spread evenly over a data set, or all where it has no more.</summary>
    public static ReportedPart Spread(IDataset whole, int most)
    {
        var count = Math.Min(most, whole.Count);
        return new ReportedPart(whole, [.. Enumerable.Range(0, count).Select(i => (int)((long)i * whole.Count / count))]);
    }

    public void Read(int index, Span<float> sample) => whole.Read(indices[index], sample);

    public int Label(int index) => ((ILabelledDataset)whole).Label(indices[index]);

    public void ReadCondition(int index, Span<float> condition) => ((IConditionedDataset)whole).ReadCondition(indices[index], condition);

    /// <summary>Some of these samples.</summary>
    public ReportedPart Pick(IEnumerable<int> positions) => new(whole, [.. positions.Select(position => indices[position])]);

    /// <summary>What a conditional model is told of one of them.</summary>
    public ReportCondition Condition(int index, SampleSpec spec)
    {
        var features = new float[spec.Features];
        if (spec.Features > 0)
        {
            ReadCondition(index, features);
        }
        return new ReportCondition(spec.Classes > 0 ? Label(index) : 0, features);
    }
}
