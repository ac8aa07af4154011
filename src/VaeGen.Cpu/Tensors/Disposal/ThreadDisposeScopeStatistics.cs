namespace TorchSharp;

/// <summary>What this thread's tensors (and packed sequences) have been through: for finding leaks.</summary>
public class ThreadDisposeScopeStatistics
{
    public LifetimeStatistics TensorStatistics { get; } = new();

    public LifetimeStatistics PackedSequenceStatistics { get; } = new();

    public long CreatedOutsideScopeCount => TensorStatistics.CreatedOutsideScopeCount + PackedSequenceStatistics.CreatedOutsideScopeCount;

    public long DisposedOutsideScopeCount => TensorStatistics.DisposedOutsideScopeCount + PackedSequenceStatistics.DisposedOutsideScopeCount;

    public long CreatedInScopeCount => TensorStatistics.CreatedInScopeCount + PackedSequenceStatistics.CreatedInScopeCount;

    public long DisposedInScopeCount => TensorStatistics.DisposedInScopeCount + PackedSequenceStatistics.DisposedInScopeCount;

    public long AttachedToScopeCount => TensorStatistics.AttachedToScopeCount + PackedSequenceStatistics.AttachedToScopeCount;

    public long DetachedFromScopeCount => TensorStatistics.DetachedFromScopeCount + PackedSequenceStatistics.DetachedFromScopeCount;

    public long ThreadTotalLiveCount => TensorStatistics.ThreadTotalLiveCount + PackedSequenceStatistics.ThreadTotalLiveCount;

    public void Reset()
    {
        TensorStatistics.Reset();
        PackedSequenceStatistics.Reset();
    }

    /// <summary>All counts in one line.</summary>
    public override string ToString() => new LifetimeStatistics
    {
        CreatedOutsideScopeCount = CreatedOutsideScopeCount,
        DisposedOutsideScopeCount = DisposedOutsideScopeCount,
        CreatedInScopeCount = CreatedInScopeCount,
        DisposedInScopeCount = DisposedInScopeCount,
        AttachedToScopeCount = AttachedToScopeCount,
        DetachedFromScopeCount = DetachedFromScopeCount,
    }.ToString();
}
