using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace VaeGen.Benchmarks.Peers;

/// <summary>VaeGen and PyTorch in turn on the same machine in the same minute; the figures are medians of the rounds.</summary>
internal static class PeersBenchmark
{
    public static int Run(PeerOptions options)
    {
        using var pytorch = new PyTorchPeer(options);
        using var vaegen = new Workload(options);

        // Some warm-up; as many steps in both, from the same seed, so that their losses show that they do the same work.
        var steps = vaegen.StepsPerRound;
        vaegen.Round(steps);
        pytorch.Round(steps);

        var (ours, theirs, garbage) = (new double[options.Rounds], new double[options.Rounds], new double[options.Rounds]);
        for (var round = 0; round < options.Rounds; round++)
        {
            var mine = vaegen.Round(steps);
            var other = pytorch.Round(steps);
            (ours[round], theirs[round], garbage[round]) = (mine.ImagesPerSecond, other.ImagesPerSecond, mine.BytesPerStep);
            if (options.Verbose)
            {
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"round {round + 1}: VaeGen {mine.ImagesPerSecond:F0} images/s, loss {mine.Loss:F2}, {mine.BytesPerStep:F0} managed bytes a step; PyTorch {pytorch.Version} {other.ImagesPerSecond:F0} images/s, loss {other.Loss:F2}"));
            }
        }

        var (vaegenMedian, pytorchMedian) = (Median(ours), Median(theirs));
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            workload = options.Workload,
            threads = options.Threads,
            vaegen = Math.Round(vaegenMedian),
            pytorch = Math.Round(pytorchMedian),
            ratio = Math.Round(vaegenMedian / pytorchMedian, 3),
            managedBytesPerStep = Math.Round(Median(garbage)),
            peakMemoryMiB = new { vaegen = Process.GetCurrentProcess().PeakWorkingSet64 >> 20, pytorch = pytorch.PeakMemory() >> 20 },
        }));
        return 0;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
