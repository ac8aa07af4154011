using System.Globalization;
using System.Text.Json;

namespace VaeGen.Benchmarks.Peers;

/// <summary>VaeGen and PyTorch in turn on the same machine in the same minute; the figures are medians of the rounds.</summary>
internal static class PeersBenchmark
{
    // A round lasts seconds, and one round of warm-up is enough for the JIT's last tier; as many steps in both, from the same
    // seed, so that their losses show that they do the same work.
    private const int StepsPerRound = 400;

    public static int Run(PeerOptions options)
    {
        using var pytorch = new PyTorchPeer(options);
        using var vaegen = new MlpWorkload(options);
        vaegen.Round(StepsPerRound);
        pytorch.Round(StepsPerRound);

        var (ours, theirs) = (new double[options.Rounds], new double[options.Rounds]);
        for (var round = 0; round < options.Rounds; round++)
        {
            var mine = vaegen.Round(StepsPerRound);
            var other = pytorch.Round(StepsPerRound);
            (ours[round], theirs[round]) = (mine.ImagesPerSecond, other.ImagesPerSecond);
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
        }));
        return 0;
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
