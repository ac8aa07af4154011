namespace VaeGen.Cpu.Threading;

/// <summary>One thread of the pool: works when a loop opens, spins for a moment after it, then parks until it is woken.</summary>
internal sealed class PoolWorker
{
    private readonly int index;
    private readonly PoolJob job;
    private readonly object door = new();
    private int parked;

    internal PoolWorker(int index, PoolJob job)
    {
        this.index = index;
        this.job = job;
        new Thread(Loop) { IsBackground = true, Name = "VaeGen worker " + (index + 1) }.Start();
    }

    /// <summary>Wakes the thread if it has parked. Called after the job is open.</summary>
    internal void Wake()
    {
        if (Volatile.Read(ref parked) != 0)
        {
            lock (door)
            {
                Monitor.Pulse(door);
            }
        }
    }

    private void Loop()
    {
        long seen = 0;
        while (true)
        {
            seen = Next(seen);
            job.Join(index);
        }
    }

    // A worker beyond the thread count of today parks at once: it would watch loops that it may not join.
    private long Next(long seen)
    {
        var patience = new Patience();
        while (job.Epoch == seen)
        {
            if (index >= WorkerPool.Threads - 1 || !patience.Pause())
            {
                lock (door)
                {
                    _ = Interlocked.Exchange(ref parked, 1);
                    while (job.Epoch == seen)
                    {
                        _ = Monitor.Wait(door);
                    }

                    parked = 0;
                }
            }
        }

        return job.Epoch;
    }
}
