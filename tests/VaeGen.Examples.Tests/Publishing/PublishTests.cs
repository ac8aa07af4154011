using System.Text.RegularExpressions;

namespace VaeGen.Examples.Tests;

/// <summary>Every example, compiled ahead of time and so trimmed, does to the bit what it does otherwise.</summary>
public sealed partial class PublishTests(PublishedPrograms published, ShippedTraining training) : IClassFixture<PublishedPrograms>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Draw", "--count", "20", "--out", "drawn.png")]
    [InlineData("Digits", "--epochs", "1")]
    [InlineData("Anomaly", "--epochs", "2", "--draws", "2")]
    [InlineData("Faces", "--faces", "100", "--epochs", "1", "--reader-steps", "2")]
    [InlineData("Theory", "--epochs", "1")]
    public Task Compiled_ahead_of_time_it_does_the_same(string example, params string[] options) => DoesTheSameAsync(example, "Aot", options);

    [Theory]
    [InlineData("Digits", "--epochs", "1")]
    public Task Trimmed_it_does_the_same(string example, params string[] options) => DoesTheSameAsync(example, "Trimmed", options);

    [Fact]
    public async Task Compiled_ahead_of_time_the_explorer_answers_the_same()
    {
        var model = Path.Combine(training.Out, "digits.safetensors");
        using var process = new ExplorerProcess([await published.PublishAsync("Explorer", "Aot")], model);
        using var usual = new ExplorerProcess(DigitsProgram.CommandOf("Explorer.dll", []), model);
        Assert.Equal(await usual.AnswersAsync(), await process.AnswersAsync());
    }

    private async Task DoesTheSameAsync(string example, string how, string[] options)
    {
        var program = await published.PublishAsync(example, how);
        var usual = await RunAsync("usual", [.. DigitsProgram.CommandOf($"{example}.dll", options)]);
        var other = await RunAsync("published", [program, .. options]);
        Assert.Equal(usual.Output.Select(WithoutTimes), other.Output.Select(WithoutTimes));

        var files = Files("usual");
        Assert.NotEmpty(files);
        Assert.Equal(files, Files("published"));
        Assert.All(files.Where(file => Path.GetFileName(file) != "report.html"), // which says when it was written and how long the training took
            file => Assert.Equal(File.ReadAllBytes(folder[Path.Combine("usual", file)]), File.ReadAllBytes(folder[Path.Combine("published", file)])));
    }

    private async Task<ProgramRun> RunAsync(string name, string[] command)
    {
        Directory.CreateDirectory(folder[name]);
        return (await DigitsProgram.EndAsync(DigitsProgram.StartCommandIn(folder[name], command))).Succeeded();
    }

    private string[] Files(string name) =>
        [.. Directory.EnumerateFiles(folder[name], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder[name], file)).Order(StringComparer.Ordinal)];

    private static string WithoutTimes(string line) => Times().Replace(line, "…");

    // the last column of a table of epochs, a rate, seconds
    [GeneratedRegex(@"(?<=^ +\d.*\d) +[\d,]+$|[\d,]+ faces/s|\b[\d.]+ s\b")]
    private static partial Regex Times();
}
