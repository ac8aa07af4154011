using System.Diagnostics;
using System.Globalization;

namespace VaeGen.Benchmarks.Generator;

/// <summary>What the generator costs: a build from nothing, and the key strokes after it. Medians of time, and of bytes allocated.</summary>
internal static class GeneratorBenchmark
{
    private const int Runs = 60;

    internal static int Run()
    {
        foreach (var models in new[] { 1, 10, 100 })
        {
            var project = new EditedProject(models);
            var heading = string.Create(CultureInfo.InvariantCulture, $"{models} model{(models == 1 ? "" : "s")}");
            Measure($"{heading}, from nothing", project.RunCold);
            project.RunCold()();
            Measure($"{heading}, an edit in a method's body", project.EditBody);
            Measure($"{heading}, a member added elsewhere", project.EditDeclaration);
            Measure($"{heading}, an edit of one model", () => project.EditModel(models));
        }
        var few = MeasureLayers(20);
        var many = MeasureLayers(200);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"200 layers cost {many / few:F1} times what 20 cost"));
        return 0;
    }

    private static double MeasureLayers(int layers)
    {
        var project = new EditedProject(models: 1, layers);
        return Measure(string.Create(CultureInfo.InvariantCulture, $"1 model of {layers} layers, from nothing"), project.RunCold);
    }

    /// <param name="what">What is measured, for people.</param>
    /// <param name="prepare">Makes an edit, which is not measured, and returns the run after it, which is.</param>
    /// <returns>The median time, in milliseconds.</returns>
    private static double Measure(string what, Func<Action> prepare)
    {
        var (times, bytes) = (new double[Runs], new long[Runs]);
        for (var run = -Runs / 3; run < Runs; run++)
        {
            var generate = prepare();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            generate();
            if (run >= 0)
            {
                times[run] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                bytes[run] = GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        }
        Array.Sort(times);
        Array.Sort(bytes);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-46}{times[Runs / 2],9:F2} ms {bytes[Runs / 2] / 1024.0,10:N0} KB   (least {times[0]:F2} ms)"));
        return times[Runs / 2];
    }
}
