using System.Runtime.InteropServices;

namespace VaeGen.Tests;

/// <summary>Threads in the place of processes: what they do together they do on one array, in turn.</summary>
internal sealed class Threads : ICommunicator
{
    private readonly Job job;

    private Threads(Job job, int rank) => (this.job, Rank) = (job, rank);

    public int Rank { get; }

    public int Size => job.Barrier.ParticipantCount;

    /// <summary>Runs an action on so many threads, and gives what each returned.</summary>
    /// <exception cref="AggregateException">Some of them failed; the others do not wait for these.</exception>
    public static T[] Run<T>(int size, Func<ICommunicator, T> action)
    {
        using var job = new Job(size);
        var results = new T[size];
        var errors = new List<Exception>();
        var threads = Enumerable.Range(0, size).Select(rank => new Thread(() =>
        {
            try
            {
                results[rank] = action(new Threads(job, rank));
            }
            catch (OperationCanceledException canceled) when (canceled.CancellationToken == job.Failed.Token)
            {
                // another one failed
            }
            catch (Exception error)
            {
                lock (errors)
                {
                    errors.Add(error);
                }
                job.Failed.Cancel();
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return errors.Count == 0 ? results : throw new AggregateException(errors);
    }

    public void AllReduce(Span<float> values) => Combine(values, (sum, value) => sum + value);

    public void AllReduce(Span<double> values) => Combine(values, (sum, value) => sum + value);

    public void Broadcast(Span<byte> values) => Combine(values, (first, _) => first);

    // the first one's values, with those of the others in the order of their ranks
    private void Combine<T>(Span<T> values, Func<T, T, T> combine)
        where T : unmanaged
    {
        for (var rank = 0; rank < Size; rank++)
        {
            if (rank == Rank)
            {
                if (rank == 0)
                {
                    job.Bytes = MemoryMarshal.AsBytes(values).ToArray();
                }
                else
                {
                    var sums = MemoryMarshal.Cast<byte, T>(job.Bytes.AsSpan());
                    Assert.Equal(sums.Length, values.Length);
                    for (var i = 0; i < sums.Length; i++)
                    {
                        sums[i] = combine(sums[i], values[i]);
                    }
                }
            }
            job.Barrier.SignalAndWait(job.Failed.Token);
        }
        MemoryMarshal.Cast<byte, T>(job.Bytes.AsSpan()).CopyTo(values);
        job.Barrier.SignalAndWait(job.Failed.Token);
    }

    private sealed class Job(int size) : IDisposable
    {
        public Barrier Barrier { get; } = new(size);

        public CancellationTokenSource Failed { get; } = new();

        public byte[] Bytes { get; set; } = [];

        public void Dispose()
        {
            Barrier.Dispose();
            Failed.Dispose();
        }
    }
}
