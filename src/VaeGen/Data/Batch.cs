namespace VaeGen;

/// <summary>A few samples, side by side in one array: what a step trains on.</summary>
public sealed class Batch
{
    internal Batch(int count, int size)
    {
        Count = count;
        Values = new float[count * size];
    }

    /// <summary>
    /// The values, [<see cref="Count"/>, …shape], exactly that many. The array is used again for a later batch: copy what you keep.
    /// </summary>
    public float[] Values { get; }

    /// <summary>How many samples.</summary>
    public int Count { get; }
}
