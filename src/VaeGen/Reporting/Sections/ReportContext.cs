namespace VaeGen;

/// <summary>What the sections of a report are made of.</summary>
internal sealed record ReportContext(
    ReportedModel Model, ReportedPart Part, int Whole, TrainingHistory? History, ReportOptions Options, LatentStatistics Latent, SampleView View, int[]? Labels)
{
    /// <summary>What a class is called.</summary>
    public string ClassName(int label) => Options.LabelNames is { } names && label < names.Count ? names[label] : Words.Plain(label);

    /// <summary>What a sample of the part is called: its number in the data set, and its class in brackets.</summary>
    public string SampleName(int index) => Labels is null
        ? $"Sample {Words.Count(Part.Indices[index])}"
        : $"Sample {Words.Count(Part.Indices[index])} ({ClassName(Labels[index])})";

    /// <summary>So many samples of the part, spread evenly over it: their places in it.</summary>
    public int[] Spread(int most)
    {
        var count = Math.Min(most, Part.Count);
        return [.. Enumerable.Range(0, count).Select(i => (int)((long)i * Part.Count / count))];
    }
}
