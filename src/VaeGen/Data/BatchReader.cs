namespace VaeGen;

/// <summary>Reads samples into batches and checks their values. Its arrays are used again from batch to batch.</summary>
internal sealed class BatchReader(SampleSpec spec, IDataset data, int batchSize, string name)
{
    private Batch? full;
    private Batch? last;

    /// <summary>Reads up to a batch of samples.</summary>
    /// <param name="start">The first sample's place in the order.</param>
    /// <param name="order">The order; null: as the data set has them.</param>
    public Batch Read(int start, int[]? order)
    {
        var count = Math.Min(batchSize, data.Count - start);
        var batch = count == batchSize ? full ??= new Batch(count, spec.Size)
            : last?.Count == count ? last
            : last = new Batch(count, spec.Size);

        for (var i = 0; i < count; i++)
        {
            data.Read(order is null ? start + i : order[start + i], batch.Values.AsSpan(i * spec.Size, spec.Size));
        }

        // two vectorised passes; the search for the culprit runs only when there is one
        if (!spec.Allows(batch.Values))
        {
            for (var i = 0; i < count; i++)
            {
                spec.CheckValues(batch.Values.AsSpan(i * spec.Size, spec.Size), order is null ? start + i : order[start + i], name);
            }
        }
        return batch;
    }
}
