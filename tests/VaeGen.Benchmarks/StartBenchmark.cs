using System.Diagnostics;
using System.Globalization;

namespace VaeGen.Benchmarks;

/// <summary>How long a program takes from the start of its process to its first training step, and to a sample, compiled while it runs and ahead of time.</summary>
internal static class StartBenchmark
{
    private const int Runs = 15;

    /// <param name="options">--framework NAME: the framework of the program that is compiled ahead of time, for a registry that lacks a pack for this one.</param>
    internal static int Run(ReadOnlySpan<string> options)
    {
        var framework = options is ["--framework", var name] ? name : "net10.0";
        var folder = Directory.CreateTempSubdirectory("vaegen-start-").FullName;
        try
        {
            var model = Path.Combine(folder, "model.safetensors");
            Measure("compiled while it runs", Publish(folder, "jit", "net10.0"), model);
            Measure("ahead of time", Publish(folder, "aot", framework, "--use-current-runtime", "-p:Aot=true", "-p:IlcInstructionSet=native"), model);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Publish(string folder, string kind, string framework, params string[] options)
    {
        var output = Path.Combine(folder, kind);
        string[] arguments =
        [
            "publish", Path.Combine(Repository(), "tests", "VaeGen.Start"), "-c", "Release", "-o", output, "--artifacts-path", Path.Combine(folder, kind + "-build"),
            "-v", "quiet", $"-p:VaeFramework={framework}", .. options,
        ];
        using var process = Process.Start("dotnet", arguments);
        process.WaitForExit();
        return process.ExitCode == 0
            ? Path.Combine(output, OperatingSystem.IsWindows() ? "VaeGen.Start.exe" : "VaeGen.Start")
            : throw new Peers.PeerException($"dotnet {string.Join(' ', arguments)} failed. Where the registry lacks a pack for {framework}, it may have one for '--framework net9.0'.");
    }

    private static void Measure(string how, string program, string model)
    {
        foreach (var what in new[] { "train", "decode" })
        {
            var times = new List<double>();
            for (var run = 0; run < Runs; run++)
            {
                times.Add(UntilFirstLine(program, what, model));
            }
            times.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{how,-24}{(what == "train" ? "first training step" : "a sample decoded"),-22}{times[Runs / 2],8:F0} ms   (least {times[0]:F0}, most {times[^1]:F0}, {Runs} runs)"));
        }
    }

    private static double UntilFirstLine(string program, string what, string model)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, [what, model]) { RedirectStandardOutput = true })!;
        var line = process.StandardOutput.ReadLine();
        var milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        process.WaitForExit();
        return process.ExitCode == 0 && line is not null ? milliseconds : throw new Peers.PeerException($"{program} {what} ended with {process.ExitCode}.");
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
