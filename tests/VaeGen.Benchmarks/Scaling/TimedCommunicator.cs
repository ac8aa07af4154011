using System.Diagnostics;

namespace VaeGen.Benchmarks.Scaling;

/// <summary>Measures what passes through a communicator, and how long that takes with the wait for the slowest process.</summary>
internal sealed class TimedCommunicator(ICommunicator inner) : ICommunicator
{
    public int Rank => inner.Rank;

    public int Size => inner.Size;

    public long Bytes { get; private set; }

    public TimeSpan Time { get; private set; }

    public void Reset() => (Bytes, Time) = (0, TimeSpan.Zero);

    public void AllReduce(Span<float> values)
    {
        var began = Stopwatch.GetTimestamp();
        inner.AllReduce(values);
        Add(began, values.Length * sizeof(float));
    }

    public void AllReduce(Span<double> values)
    {
        var began = Stopwatch.GetTimestamp();
        inner.AllReduce(values);
        Add(began, values.Length * sizeof(double));
    }

    public void Broadcast(Span<byte> values)
    {
        var began = Stopwatch.GetTimestamp();
        inner.Broadcast(values);
        Add(began, values.Length);
    }

    private void Add(long began, int bytes) => (Bytes, Time) = (Bytes + bytes, Time + Stopwatch.GetElapsedTime(began));
}
