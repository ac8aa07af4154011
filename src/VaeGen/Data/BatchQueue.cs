using System.Runtime.ExceptionServices;

namespace VaeGen;

/// <summary>Reads the next batch while the one before it trains.</summary>
/// <remarks>Two readers in turn, so that the batch that is handed out keeps its arrays while the next one is read. A steady loop allocates nothing.</remarks>
internal sealed class BatchQueue(BatchReader even, BatchReader odd, int[] order, int fewest, long seed) : IThreadPoolWorkItem, IDisposable
{
    private readonly ManualResetEventSlim idle = new(initialState: true);
    private readonly BatchReader[] readers = [even, odd];
    private int turn;
    private int start;
    private int epoch;
    private Batch? batch;
    private ExceptionDispatchInfo? error;

    /// <summary>Begins to read a batch on another thread.</summary>
    /// <param name="from">The first sample's place in the order.</param>
    /// <param name="ofEpoch">The epoch, by which random samples are drawn.</param>
    public void Prepare(int from, int ofEpoch)
    {
        (start, epoch, batch, error) = (from, ofEpoch, null, null);
        turn = 1 - turn;
        idle.Reset();
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>The batch that was begun last.</summary>
    public Batch Take()
    {
        Settle();
        error?.Throw();
        return batch!;
    }

    /// <summary>Waits until nothing is read any more: the data set takes one call at a time. An error keeps until the batch is taken.</summary>
    public void Settle() => idle.Wait();

    void IThreadPoolWorkItem.Execute()
    {
        try
        {
            batch = readers[turn].Read(start, order, fewest, (seed, epoch));
        }
        catch (Exception exception)
        {
            // whatever a data set throws is thrown where the batch is asked for
            error = ExceptionDispatchInfo.Capture(exception);
        }
        idle.Set();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Settle();
        idle.Dispose();
    }
}
