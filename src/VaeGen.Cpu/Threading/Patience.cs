using System.Diagnostics;

namespace VaeGen.Cpu.Threading;

/// <summary>How a thread waits for something that is expected within microseconds.</summary>
internal struct Patience
{
    // Pure spinning for a moment; then give way to any other thread that wants this core; in the end, give up.
    private static readonly long Tick = Stopwatch.Frequency / 1_000_000;
    private long started;

    /// <summary>Pauses once, more politely the longer the wait lasts. False once it has lasted so long that parking is better.</summary>
    internal bool Pause()
    {
        var now = Stopwatch.GetTimestamp();
        if (started == 0)
        {
            started = now;
        }

        var waited = now - started;
        if (waited < 20 * Tick)
        {
            Thread.SpinWait(1);
            return true;
        }

        _ = Thread.Yield();
        return waited < 200 * Tick;
    }
}
