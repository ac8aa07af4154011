namespace VaeGen;

/// <summary>Reads samples into batches and checks their values. Its arrays are used again from batch to batch.</summary>
/// <remarks>Where processes share a batch, it reads the samples of one of them: <paramref name="place"/> says which, and how many there are.</remarks>
internal sealed class BatchReader(SampleSpec spec, IDataset data, int batchSize, string name, (int Rank, int Size) place)
{
    private Batch? full;
    private Batch? last;

    /// <summary>Reads up to a batch of samples.</summary>
    /// <param name="start">The first sample's place in the order.</param>
    /// <param name="order">The order; null: as the data set has them.</param>
    /// <param name="fewest">A rest of fewer samples joins the batch before it.</param>
    /// <param name="draw">The seed and the epoch that random samples are drawn by; null: none are drawn.</param>
    public Batch Read(int start, int[]? order, int fewest = 1, (long Seed, long Epoch)? draw = null)
    {
        var left = data.Count - start;
        var total = left - batchSize < fewest ? left : batchSize;
        var share = BatchShare.Of(total, fewest, place, out var counted);
        var batch = total == batchSize ? full ??= new Batch(share.Count, spec)
            : last?.Count == share.Count ? last
            : last = new Batch(share.Count, spec);
        (batch.Share, batch.Counted) = (share, counted);

        start += share.First;
        for (var i = 0; i < share.Count; i++)
        {
            var index = order is null ? start + i : order[start + i];
            var sample = batch.Values.AsSpan(i * spec.Size, spec.Size);
            if (draw is { } by)
            {
                var random = new SampleRandom(by.Seed, by.Epoch, index);
                data.ReadDrawn(index, ref random, sample);
            }
            else
            {
                data.Read(index, sample);
            }
            spec.CheckValues(sample, index, name); // while the values are still in the nearest cache
            ReadCondition(batch, i, index);
        }
        return batch;
    }

    // the data set was checked to have what the model is conditioned on
    private void ReadCondition(Batch batch, int i, int index)
    {
        if (spec.Classes > 0)
        {
            var label = ((ILabelledDataset)data).Label(index);
            spec.CheckLabel(label, index, name);
            batch.Labels[i] = label;
        }
        if (spec.Features > 0)
        {
            var condition = batch.Conditions.AsSpan(i * spec.Features, spec.Features);
            ((IConditionedDataset)data).ReadCondition(index, condition);
            spec.CheckCondition(condition, index, name);
        }
    }
}
