using System.Runtime.InteropServices;

namespace VaeGen;

/// <summary>The machine that a report is written on: nothing that tells whose it is.</summary>
internal static class Machine
{
    public static IEnumerable<(string Name, string Value)> Facts(ReportedModel model)
    {
        var engine = model.Engine.Assembly.GetName();
        yield return ("engine", $"{engine.Name} {engine.Version?.ToString(3)}, {model.Device}");
        if (Processor() is { } processor)
        {
            yield return ("processor", processor);
        }
        yield return ("processors in use", Words.Count(Environment.ProcessorCount));
        yield return ("system", $"{RuntimeInformation.OSDescription.Split('#')[0].Trim()}, {RuntimeInformation.OSArchitecture}");
        yield return ("runtime", RuntimeInformation.FrameworkDescription);
    }

    /// <summary>The processor's name where the system has a file that says it.</summary>
    private static string? Processor()
    {
        const string Path = "/proc/cpuinfo";
        try
        {
            var line = File.Exists(Path) ? File.ReadLines(Path).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
            return line?[(line.IndexOf(':') + 1)..].Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
