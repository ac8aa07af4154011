using VaeGen.Package.Tests;

namespace VaeGen.Examples.Tests;

/// <summary>The examples, published as their users publish them, apart from what other builds leave. What they have in common is built once.</summary>
public sealed class PublishedPrograms : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>Publishes an example; its warnings are errors.</summary>
    /// <param name="example">Its name.</param>
    /// <param name="how">The property that says how: Aot or Trimmed.</param>
    /// <returns>The program.</returns>
    public async Task<string> PublishAsync(string example, string how)
    {
        var output = folder[Path.Combine(how, example)];
        var run = await Dotnet.RunAsync(folder.Full, null,
            "publish", Repository.PathOf("examples", example), "-c", "Release", "--use-current-runtime", "-o", output,
            "--artifacts-path", folder["build"], $"-p:{how}=true", "--nologo", "-v", "quiet",
            // for this machine's processor: otherwise the vectors are narrower, and sums of other lengths round otherwise
            "-p:IlcInstructionSet=native",
            // other builds have looked at the source and written its documentation
            "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false");
        var lacks = DigitsProgram.Lines(run.Output).FirstOrDefault(line => line.Contains("error NU110", StringComparison.Ordinal) || line.Contains("Platform linker", StringComparison.Ordinal));
        Assert.SkipWhen(lacks is not null && Environment.GetEnvironmentVariable("VAEGEN_REQUIRE_PUBLISH") != "1", $"This machine cannot publish so: {lacks}");
        Assert.True(run.ExitCode == 0 && !run.Output.Contains("warning", StringComparison.Ordinal), run.Output);
        return Path.Combine(output, OperatingSystem.IsWindows() ? $"{example}.exe" : example);
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
