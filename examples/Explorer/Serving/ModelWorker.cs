using System.Collections.Concurrent;
using System.Threading.Channels;
using TorchSharp;

namespace Explorer;

/// <summary>
/// The one thread that uses the model, which is not for several at once: it does what the requests ask, one after the other. What a client asks
/// while an earlier request of the same kind still waits takes that one's place, so that dragging never lags behind the hand.
/// </summary>
internal sealed class ModelWorker : IDisposable
{
    private readonly Channel<Action> queue;
    private readonly ConcurrentDictionary<string, CancellationTokenSource> waiting = new(StringComparer.Ordinal);
    private readonly Thread thread;

    /// <param name="capacity">Requests that may wait.</param>
    public ModelWorker(int capacity)
    {
        queue = Channel.CreateBounded<Action>(new BoundedChannelOptions(capacity) { SingleReader = true });
        thread = new Thread(Work) { IsBackground = true, Name = "model" };
        thread.Start();
    }

    /// <summary>Does something with the model.</summary>
    /// <param name="lane">Whose and of what kind it is: the newest of a lane is done, those that still wait are not.</param>
    /// <param name="work">What to do.</param>
    /// <param name="gone">The client has gone.</param>
    /// <exception cref="OperationCanceledException">The client has gone, or a newer request has come.</exception>
    /// <exception cref="BusyException">Too many wait already.</exception>
    public async Task<T> RunAsync<T>(string lane, Func<T> work, CancellationToken gone)
    {
        using var replaced = CancellationTokenSource.CreateLinkedTokenSource(gone);
        waiting.AddOrUpdate(lane, replaced, (_, earlier) =>
        {
            Cancel(earlier);
            return replaced;
        });
        try
        {
            var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
            var token = replaced.Token;
            if (!queue.Writer.TryWrite(() => Run(work, done, token)))
            {
                throw new BusyException();
            }
            return await done.Task;
        }
        finally
        {
            waiting.TryRemove(new(lane, replaced));
        }
    }

    /// <summary>Ends the thread once it has done what waits.</summary>
    public void Dispose()
    {
        queue.Writer.TryComplete();
        thread.Join();
    }

    private static void Cancel(CancellationTokenSource earlier)
    {
        try
        {
            earlier.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it was done at this very moment
        }
    }

    private static void Run<T>(Func<T> work, TaskCompletionSource<T> done, CancellationToken cancelled)
    {
        if (cancelled.IsCancellationRequested)
        {
            done.SetCanceled(cancelled);
            return;
        }
        try
        {
            using var scope = torch.NewDisposeScope();
            done.SetResult(work());
        }
        catch (Exception error) // whatever it is, it is the request's: the thread goes on
        {
            done.SetException(error);
        }
    }

    private void Work()
    {
        while (queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (queue.Reader.TryRead(out var job))
            {
                job();
            }
        }
    }
}

/// <summary>More is asked of the model than it can do.</summary>
internal sealed class BusyException() : Exception("The model has more to do than it can. Try again in a moment.");
