using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace VaeGen.Cpu.Threading;

/// <summary>The one parallel loop that may be under way, and the door through which workers enter and leave it.</summary>
/// <remarks>
/// The gate is 0 while the loop is closed, else one more than the number of workers inside. A worker may only enter an open gate,
/// and the owner only closes an empty one: whoever is inside reads the fields of this loop, never of the next.
/// </remarks>
internal sealed unsafe class PoolJob
{
    private const long Exhausted = long.MaxValue / 2;

    private Counters counters;
    private delegate*<void*, long, long, void> invoke;
    private void* body;
    private long count;
    private long grain;
    private long chunks;
    private int helpers;
    private ExceptionDispatchInfo? failure;

    /// <summary>Rises with every loop that is opened: what idle workers watch.</summary>
    internal long Epoch => Volatile.Read(ref counters.Epoch);

    /// <summary>Makes the caller the owner, if nobody is.</summary>
    internal bool TryTake() => Volatile.Read(ref counters.Taken) == 0 && Interlocked.CompareExchange(ref counters.Taken, 1, 0) == 0;

    internal void Release() => Volatile.Write(ref counters.Taken, 0);

    internal void Open(delegate*<void*, long, long, void> invoke, void* body, long count, long grain, int helpers)
    {
        this.invoke = invoke;
        this.body = body;
        this.count = count;
        this.grain = grain;
        this.helpers = helpers;
        chunks = ((count - 1) / grain) + 1;
        failure = null;
        counters.Next = 0;
        Volatile.Write(ref counters.Gate, 1);

        // A full fence: a worker that parks after this sees the new epoch, one that parked before is seen by Wake.
        _ = Interlocked.Increment(ref counters.Epoch);
    }

    /// <summary>Claims and runs chunks until none is left.</summary>
    internal void Work()
    {
        try
        {
            while (true)
            {
                var chunk = Interlocked.Increment(ref counters.Next) - 1;
                if (chunk >= chunks)
                {
                    return;
                }

                var start = chunk * grain;
                invoke(body, start, chunk == chunks - 1 ? count : start + grain);
            }
        }
        catch (Exception exception)
        {
            // Carried to the owner, whose call it is: on a worker it would end the process.
            _ = Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
            Volatile.Write(ref counters.Next, Exhausted);
        }
    }

    /// <summary>Waits until the last worker has left and returns what went wrong, if anything.</summary>
    internal ExceptionDispatchInfo? Close()
    {
        var patience = new Patience();
        while (Interlocked.CompareExchange(ref counters.Gate, 0, 1) != 1)
        {
            patience.Pause();
        }

        body = null;
        var result = failure;
        failure = null;
        return result;
    }

    /// <summary>Worker number <paramref name="index"/> takes part in the loop that is open, if one is and has a place for it.</summary>
    internal void Join(int index)
    {
        var gate = Volatile.Read(ref counters.Gate);
        while (gate != 0)
        {
            var seen = Interlocked.CompareExchange(ref counters.Gate, gate + 1, gate);
            if (seen == gate)
            {
                if (index < helpers)
                {
                    Work();
                }

                _ = Interlocked.Decrement(ref counters.Gate);
                return;
            }

            gate = seen;
        }
    }

    // One cache line pair each: the claims of one thread must not slow the watching of another.
    [StructLayout(LayoutKind.Explicit, Size = 640)]
    private struct Counters
    {
        [FieldOffset(128)]
        public int Taken;

        [FieldOffset(256)]
        public int Gate;

        [FieldOffset(384)]
        public long Next;

        [FieldOffset(512)]
        public long Epoch;
    }
}
