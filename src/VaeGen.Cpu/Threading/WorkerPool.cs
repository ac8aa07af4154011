using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace VaeGen.Cpu.Threading;

/// <summary>
/// The threads behind every parallel kernel. A loop is cut into chunks of a fixed grain which the caller and the workers
/// claim one after the other: the cut depends on the count and the grain alone, so no result depends on the number of threads.
/// </summary>
/// <remarks>
/// A call allocates nothing: the body travels as a pointer to the caller's stack together with a function pointer that knows its type.
/// One loop owns the pool at a time. A call that finds it taken (a nested loop, or another user thread) runs its chunks itself.
/// </remarks>
internal static unsafe class WorkerPool
{
    private static readonly Lock Growth = new();
    private static readonly PoolJob Job = new();
    private static PoolWorker[] workers = [];
    private static int threads = Environment.ProcessorCount;

    /// <summary>How many threads work on one loop, the caller included; at least 1.</summary>
    internal static int Threads
    {
        get => Volatile.Read(ref threads);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Volatile.Write(ref threads, value);
        }
    }

    /// <summary>Runs <paramref name="body"/> over [0, <paramref name="count"/>) in chunks of <paramref name="grain"/> indices, the last one shorter.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The grain is not positive.</exception>
    /// <remarks>The first exception that a chunk throws is rethrown here, after every thread has left the loop; chunks not yet begun are skipped.</remarks>
    internal static void For<TBody>(long count, long grain, ref TBody body)
        where TBody : struct, IRangeBody
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(grain, 1);
        if (count <= grain)
        {
            if (count > 0)
            {
                body.Run(0, count);
            }

            return;
        }

        // On the stack it cannot move under the workers, wherever the caller keeps it.
        var local = body;
        var helpers = (int)Math.Min(Threads - 1, ((count + grain - 1) / grain) - 1);
        if (helpers == 0 || !Job.TryTake())
        {
            for (long start = 0; start < count; start += grain)
            {
                local.Run(start, Math.Min(start + grain, count));
            }
        }
        else
        {
            RunShared(&Invoke<TBody>, Unsafe.AsPointer(ref local), count, grain, helpers);
        }

        body = local;
    }

    private static void RunShared(delegate*<void*, long, long, void> invoke, void* body, long count, long grain, int helpers)
    {
        ExceptionDispatchInfo? failure;
        try
        {
            var team = Team(helpers);
            Job.Open(invoke, body, count, grain, helpers);
            for (var i = 0; i < helpers; i++)
            {
                team[i].Wake();
            }

            Job.Work();
            failure = Job.Close();
        }
        finally
        {
            Job.Release();
        }

        failure?.Throw();
    }

    private static PoolWorker[] Team(int size)
    {
        var team = Volatile.Read(ref workers);
        if (team.Length >= size)
        {
            return team;
        }

        lock (Growth)
        {
            var grown = new PoolWorker[size];
            workers.CopyTo(grown, 0);
            for (var i = workers.Length; i < size; i++)
            {
                grown[i] = new PoolWorker(i, Job);
            }

            Volatile.Write(ref workers, grown);
            return grown;
        }
    }

    private static void Invoke<TBody>(void* body, long start, long end)
        where TBody : struct, IRangeBody
        => Unsafe.AsRef<TBody>(body).Run(start, end);
}
