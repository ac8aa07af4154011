namespace VaeGen;

/// <summary>A few samples, side by side in one array: what a step trains on.</summary>
public sealed class Batch
{
    internal Batch(int count, SampleSpec samples)
    {
        Count = count;
        Values = new float[count * samples.Size];
        Labels = samples.Classes > 0 ? new long[count] : [];
        Conditions = samples.Features > 0 ? new float[count * samples.Features] : [];
    }

    /// <summary>
    /// The values, [<see cref="Count"/>, …shape], exactly that many. The array is used again for a later batch: copy what you keep.
    /// </summary>
    public float[] Values { get; }

    /// <summary>The class of every sample, [<see cref="Count"/>]; none for a model without classes. Used again like <see cref="Values"/>.</summary>
    public long[] Labels { get; }

    /// <summary>The features that every sample is conditioned on, [<see cref="Count"/>, features]; none for a model without. Used again like <see cref="Values"/>.</summary>
    public float[] Conditions { get; }

    /// <summary>How many samples.</summary>
    public int Count { get; }

    /// <summary>How many of them count: all, but none where several processes share a batch that is too small to give each of them some.</summary>
    public int Counted { get; internal set; }

    /// <summary>Which of a batch's samples these are, where several processes share it; else all of them.</summary>
    public BatchShare Share { get; internal set; }
}
