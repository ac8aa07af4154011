namespace VaeGen;

/// <summary>A data set whose samples are changed at random as they are read.</summary>
internal class StochasticDataset<T>(T inner, IRandomChange change) : IStochasticDataset
    where T : IDataset
{
    protected T Inner { get; } = inner;

    public int Count => Inner.Count;

    public ReadOnlySpan<int> Shape => Inner.Shape;

    public void Read(int index, Span<float> sample)
    {
        Inner.Read(index, sample);
        change.ApplyFixed(index, sample);
    }

    public void Read(int index, ref SampleRandom random, Span<float> sample)
    {
        Inner.ReadDrawn(index, ref random, sample);
        change.Apply(index, ref random, sample);
    }
}

/// <summary>How samples are changed.</summary>
internal interface IRandomChange
{
    /// <summary>Changes a sample as this epoch has it.</summary>
    void Apply(int index, ref SampleRandom random, Span<float> sample);

    /// <summary>Changes a sample, or leaves it as it is, the same way every time.</summary>
    void ApplyFixed(int index, Span<float> sample);
}
