namespace VaeGen;

/// <summary>Some of a data set's samples, in an order of their own. Nothing is copied.</summary>
internal class DatasetView<T>(T whole, Range range, int[]? order = null) : IStochasticDataset
    where T : IDataset
{
    private readonly int start = range.Start.Value;

    protected T Whole { get; } = whole;

    public int Count { get; } = range.End.Value - range.Start.Value;

    public ReadOnlySpan<int> Shape => Whole.Shape;

    public void Read(int index, Span<float> sample) => Whole.Read(IndexOf(index), sample);

    public void Read(int index, ref SampleRandom random, Span<float> sample) => Whole.ReadDrawn(IndexOf(index), ref random, sample);

    /// <summary>Where a sample of this view stands in the whole.</summary>
    protected int IndexOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return order is null ? start + index : order[start + index];
    }

    /// <summary>The part of a data set that so many samples from the start on are.</summary>
    internal static Range Part(IDataset data, int start, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, data.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, data.Count - start);
        return start..(start + count);
    }

    /// <summary>The part that is left when the first samples are gone.</summary>
    internal static Range Rest(IDataset data, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, data.Count);
        return count..data.Count;
    }

    /// <summary>The samples' indexes, shuffled: the validation part's come first.</summary>
    internal static int[] Deal(IDataset data, int validationCount, long seed)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(validationCount);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(validationCount, data.Count);
        var order = new int[data.Count];
        SplitMix64.Permute(order, seed, stream: 0);
        return order;
    }
}
