using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace VaeGen.Benchmarks.Peers;

/// <summary>PyTorch in a process of its own: loaded and warmed up once, then told to run a round whenever it is its turn.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private const string Needed = "Debian's packages are python3-torch and libopenblas0-openmp.";

    private readonly Process process;

    public PyTorchPeer(PeerOptions options)
    {
        var start = new ProcessStartInfo(Interpreter())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // -B: the scripts lie in a build folder, which compiled copies would only litter
            ArgumentList =
            {
                "-B", Path.Combine(AppContext.BaseDirectory, "Peers", "pytorch_peer.py"),
                "--workload", options.Workload, "--threads", options.Threads.ToString(CultureInfo.InvariantCulture), "--images", options.ImagesPath,
            },
        };
        // the loader takes whichever BLAS comes first; with the one that runs threads of its own PyTorch is several times slower
        var path = Environment.GetEnvironmentVariable("LD_LIBRARY_PATH");
        start.Environment["LD_LIBRARY_PATH"] = string.IsNullOrEmpty(path) ? OpenBlas() : $"{OpenBlas()}:{path}";
        start.Environment["OMP_NUM_THREADS"] = options.Threads.ToString(CultureInfo.InvariantCulture);
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new PeerException($"{start.FileName} does not start ({error.Message}): the comparison needs PyTorch. {Needed}");
        }
        Version = Answer().GetProperty("version").GetString()!;
    }

    public string Version { get; }

    /// <summary>Trains for some steps and says how fast and how far.</summary>
    public (double ImagesPerSecond, double Loss) Round(int steps)
    {
        var answer = Ask($"round {steps}");
        return (answer.GetProperty("imagesPerSecond").GetDouble(), answer.GetProperty("loss").GetDouble());
    }

    /// <summary>The mean loss of one epoch of a fresh model.</summary>
    public double Epoch(int seed) => Ask($"epoch {seed}").GetProperty("loss").GetDouble();

    /// <summary>The most memory its process has held, in bytes.</summary>
    public long PeakMemory() => Ask("peak 0").GetProperty("bytes").GetInt64();

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private JsonElement Ask(string line)
    {
        process.StandardInput.WriteLine(line);
        process.StandardInput.Flush();
        return Answer();
    }

    private JsonElement Answer()
    {
        var line = process.StandardOutput.ReadLine() ?? throw new PeerException("PyTorch's process ended without an answer; what it wrote is above.");
        var answer = JsonDocument.Parse(line).RootElement;
        return answer.TryGetProperty("missing", out var missing)
            ? throw new PeerException($"The comparison needs {missing.GetString()}. {Needed}")
            : answer;
    }

    // Debian's PyTorch is a package for Debian's own interpreter, which another python3 may hide
    private static string Interpreter() => File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    private static string OpenBlas()
    {
        var folders = Directory.Exists("/usr/lib")
            ? Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu").Select(folder => Path.Combine(folder, "openblas-openmp"))
            : [];
        return folders.FirstOrDefault(Directory.Exists)
            ?? throw new PeerException($"The comparison needs OpenBLAS with OpenMP, for PyTorch's best speed: no /usr/lib/*-linux-gnu/openblas-openmp. {Needed}");
    }
}
