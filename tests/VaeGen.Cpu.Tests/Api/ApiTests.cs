#if VAE_ENGINE_CPU
using System.Text;

namespace VaeGen.Cpu.Tests.Api;

/// <summary>The engine's public API is a subset of TorchSharp's, so that what compiles against the engine compiles against TorchSharp.</summary>
public sealed class ApiTests
{
    [Fact]
    public void Every_public_line_of_the_engine_is_one_of_TorchSharps()
    {
        var theirs = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Api", "torchsharp-0.106-api.tsv"));
        // What is abstract there may be written here: deriving from it asks for less.
        var known = theirs.Select(Comparable).SelectMany(line => new[] { line, line.Replace("\tabstract ", "\t", StringComparison.Ordinal) }).ToHashSet(StringComparer.Ordinal);
        var ours = PublicApi.Of(typeof(TorchSharp.torch).Assembly.Location);

        var strangers = ours.Where(line => !known.Contains(Comparable(line))).ToList();

        Assert.True(ours.Count > 500, $"only {ours.Count} public lines were found: the listing itself is broken");
        Assert.True(strangers.Count == 0, Report(strangers, theirs));
    }

    // Types compare by name and kind, members by their whole line; which members are virtual or overridden is left to the engine.
    private static string Comparable(string line)
    {
        var columns = line.Split('\t');
        return columns[1].StartsWith("T:", StringComparison.Ordinal)
            ? $"{columns[0]}\t{columns[1]}"
            : $"{columns[0]}\t{columns[1]}\t{columns[2].Replace("virtual ", "", StringComparison.Ordinal).Replace("override ", "", StringComparison.Ordinal)}\t{columns[3]}";
    }

    private static string Report(List<string> strangers, string[] theirs)
    {
        var report = new StringBuilder($"{strangers.Count} public lines are not TorchSharp's:\n");
        foreach (var line in strangers)
        {
            report.Append("  ours    ").Append(line).Append('\n');
            foreach (var near in Nearest(line, theirs))
            {
                report.Append("  theirs  ").Append(near).Append('\n');
            }
        }

        return report.ToString();
    }

    // The line of the same id when only its type or parameters differ, else the overloads of the same name.
    private static string[] Nearest(string line, string[] theirs)
    {
        var id = line.Split('\t')[1];
        var same = theirs.Where(other => other.Split('\t')[1] == id).ToArray();
        return same.Length > 0 ? same : [.. theirs.Where(other => Name(other.Split('\t')[1]) == Name(id)).DefaultIfEmpty("(nothing of this name)")];
    }

    private static string Name(string id)
    {
        var end = id.AsSpan().IndexOfAny('(', '~');
        var name = end < 0 ? id : id[..end];
        var arity = name.LastIndexOf("``", StringComparison.Ordinal);
        return arity < 0 ? name : name[..arity];
    }
}
#endif
