using System.Diagnostics;
using System.Globalization;

namespace VaeGen.Benchmarks;

/// <summary>
/// How long a program takes from the start of its process to its first training step, and to a sample, compiled while it runs and ahead of time; and
/// how long examples/Draw takes to a picture of 100 samples, and how large it is.
/// </summary>
internal static class StartBenchmark
{
    private const int Runs = 15;

    internal static int Run()
    {
        var folder = Directory.CreateTempSubdirectory("vaegen-start-").FullName;
        try
        {
            var model = Path.Combine(folder, "model.safetensors");
            var project = Path.Combine("tests", "VaeGen.Start");
            MeasureModel("compiled while it runs", Publish(folder, "jit", project), model);
            MeasureModel("ahead of time", Publish(folder, "aot", project, "--use-current-runtime", "-p:Aot=true", "-p:IlcInstructionSet=native"), model);

            // as its users publish it, for any processor of the kind
            var draw = Publish(folder, "draw", Path.Combine("examples", "Draw"), "--use-current-runtime", "-p:Aot=true");
            Measure("examples/Draw", "100 samples drawn", draw, "--out", Path.Combine(folder, "drawn.png"));
            var (size, decoder) = (new FileInfo(draw).Length, new FileInfo(Path.Combine(Path.GetDirectoryName(draw)!, "decoder.safetensors")).Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"examples/Draw is a file of {size / 1e6:F1} MB beside its decoder of {decoder / 1e6:F1} MB"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Publish(string folder, string kind, string project, params string[] options)
    {
        var output = Path.Combine(folder, kind);
        string[] arguments =
        [
            "publish", Path.Combine(Repository(), project), "-c", "Release", "-o", output, "--artifacts-path", Path.Combine(folder, kind + "-build"),
            "-v", "quiet", .. options,
        ];
        using var process = Process.Start("dotnet", arguments);
        process.WaitForExit();
        return process.ExitCode == 0
            ? Path.Combine(output, Path.GetFileName(project) + (OperatingSystem.IsWindows() ? ".exe" : ""))
            : throw new Peers.PeerException($"dotnet {string.Join(' ', arguments)} failed.");
    }

    private static void MeasureModel(string how, string program, string model)
    {
        Measure(how, "first training step", program, "train", model);
        Measure(how, "a sample decoded", program, "decode", model);
    }

    private static void Measure(string how, string what, string program, params string[] arguments)
    {
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            times.Add(UntilFirstLine(program, arguments));
        }
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{how,-24}{what,-22}{times[Runs / 2],8:F0} ms   (least {times[0]:F0}, most {times[^1]:F0}, {Runs} runs)"));
    }

    private static double UntilFirstLine(string program, string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadLine();
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        process.WaitForExit();
        return process.ExitCode == 0 && line is not null ? milliseconds : throw new Peers.PeerException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "VaeGen.sln")))
            {
                return folder.FullName;
            }
        }
        throw new Peers.PeerException("The repository was not found: run this inside it.");
    }
}
