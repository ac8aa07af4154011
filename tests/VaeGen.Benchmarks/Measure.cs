using System.Diagnostics;

namespace VaeGen.Benchmarks;

internal static class Measure
{
    /// <summary>The median time of one call in seconds, over about the given time, after a third of it to warm up.</summary>
    internal static double Median(double seconds, Action call)
    {
        var started = Stopwatch.GetTimestamp();
        do
        {
            call();
        }
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds / 3);

        var times = new List<double>();
        started = Stopwatch.GetTimestamp();
        do
        {
            var before = Stopwatch.GetTimestamp();
            call();
            times.Add(Stopwatch.GetElapsedTime(before).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds || times.Count < 5);

        times.Sort();
        return times[times.Count / 2];
    }
}
