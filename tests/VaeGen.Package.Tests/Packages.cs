using System.Xml.Linq;

[assembly: AssemblyFixture(typeof(VaeGen.Package.Tests.Packages))]

namespace VaeGen.Package.Tests;

/// <summary>The packages, made once for all tests as a release makes them, apart from what other builds leave.</summary>
public sealed class Packages : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The version that all of them have.</summary>
    public static string Version { get; } = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>What the project packs.</summary>
    public static IReadOnlyList<string> Names { get; } = ["VaeGen", "VaeGen.Cpu", "VaeGen.Tables", "VaeGen.Templates"];

    /// <summary>Where the packages are.</summary>
    public string Folder => folder["packages"];

    /// <summary>Where restored packages are kept: those of the user stay as they are.</summary>
    public string Cache => folder["cache"];

    /// <summary>The file of a package.</summary>
    public string PathOf(string name, string extension = "nupkg") => Path.Combine(Folder, $"{name}.{Version}.{extension}");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        // the command of docs/start.md, in a folder of its own
        (await Dotnet.RunAsync(folder.Full, null, "pack", Repository.Root, "-c", "Release", "-o", "packages",
            "--artifacts-path", Repository.PathOf("artifacts"), "-p:ContinuousIntegrationBuild=true", "--nologo", "-v", "quiet")).Succeeded();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
