using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using VaeGen.Benchmarks.Peers;

namespace VaeGen.Benchmarks.Scaling;

/// <summary>conv64 trained by one process and by several, of one thread each, in turn: a batch of 64 images shared by all.</summary>
/// <remarks>
/// Unconnected processes, each with its part of the batch, hear nothing of each other: what they reach is the machine's limit.
/// The lowest tenth of the step times is what the program takes where the machine is not busy with others: two processes wait for the slower core.</remarks>
internal static class ScalingBenchmark
{
    private const int Steps = 30;

    /// <param name="options">--ranks N, 2 unless it is given; --rounds N, 3 unless it is given.</param>
    public static int Run(ReadOnlySpan<string> options)
    {
        var (ranks, rounds) = (2, 3);
        for (; options is [var name, var value, ..]; options = options[2..])
        {
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0
                ? n
                : throw new PeerException($"{name} is '{value}', expected a whole number above 0.");
            (ranks, rounds) = name switch
            {
                "--ranks" => (number, rounds),
                "--rounds" => (ranks, number),
                _ => throw new PeerException($"'{name}' is no option: expected --ranks or --rounds."),
            };
        }

        var runs = new (ScalingRank.Figures Alone, ScalingRank.Figures Together, ScalingRank.Figures Unconnected)[rounds];
        foreach (ref var run in runs.AsSpan())
        {
            run = (Measure(1), Measure(ranks), Measure(ranks, "unconnected"));
        }
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            workload = "conv64",
            ranks,
            millisecondsPerStep = new { oneRank = Median(run => run.Alone.Median), allRanks = Median(run => run.Together.Median), unconnected = Median(run => run.Unconnected.Median) },
            ratio = Median(run => run.Alone.Median / run.Together.Median, digits: 2),
            ratioUnconnected = Median(run => run.Alone.Median / run.Unconnected.Median, digits: 2),
            ratioOfLowestTenths = Median(run => run.Alone.LowestTenth / run.Together.LowestTenth, digits: 2),
            bytesPerStep = runs[0].Together.BytesPerStep,
            exchangeMillisecondsPerStep = Median(run => run.Together.ExchangeMilliseconds, digits: 1),
        }));
        ScalingForecast.Print(Median(run => run.Alone.Median, digits: 3) / 1000, runs[0].Together.BytesPerStep);
        return 0;

        double Median(Func<(ScalingRank.Figures Alone, ScalingRank.Figures Together, ScalingRank.Figures Unconnected), double> figure, int digits = 0) =>
            Math.Round(runs.Select(figure).Order().ElementAt(rounds / 2), digits);
    }

    private static ScalingRank.Figures Measure(int ranks, string how = "connected")
    {
        string[] arguments = ["--oversubscribe", "--bind-to", "core", "-np", ranks.ToString(CultureInfo.InvariantCulture), Environment.ProcessPath!, "scaling-rank", Steps.ToString(CultureInfo.InvariantCulture), how];
        var start = new ProcessStartInfo("mpirun", arguments) { RedirectStandardOutput = true };
        // mpirun asks root whether it is meant, as a container's only user is
        start.Environment["OMPI_ALLOW_RUN_AS_ROOT"] = start.Environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1";
        start.Environment["TERM"] = "dumb"; // it gives its programs a terminal, which .NET would set up on the line that is read
        try
        {
            using var process = Process.Start(start)!;
            var line = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? JsonSerializer.Deserialize<ScalingRank.Figures>(line)!
                : throw new PeerException($"mpirun {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
        catch (Win32Exception error)
        {
            throw new PeerException($"mpirun was not found ({error.Message}): Debian has it in openmpi-bin.");
        }
    }
}
