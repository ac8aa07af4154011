namespace VaeGen;

/// <summary>Which of a batch's samples are here, where several processes share it.</summary>
/// <param name="First">The first one's place in the batch.</param>
/// <param name="Count">How many are here.</param>
/// <param name="Total">How many the batch has.</param>
public readonly record struct BatchShare(int First, int Count, int Total)
{
    /// <summary>
    /// Of samples in as equal parts as there are processes, the part of one. Where there are not enough, the last processes get the first samples
    /// once more, to keep in step, and these count nothing.
    /// </summary>
    /// <param name="total">How many samples the batch has.</param>
    /// <param name="fewest">How many a part must have.</param>
    /// <param name="place">The process, and how many there are.</param>
    /// <param name="counted">How many of this part's samples count: all or none.</param>
    internal static BatchShare Of(int total, int fewest, (int Rank, int Size) place, out int counted)
    {
        var parts = Math.Clamp(total / fewest, 1, place.Size);
        if (place.Rank >= parts)
        {
            counted = 0;
            return new BatchShare(0, Math.Min(fewest, total), total);
        }
        var first = (int)((long)place.Rank * total / parts);
        counted = (int)((place.Rank + 1L) * total / parts) - first;
        return new BatchShare(first, counted, total);
    }
}
