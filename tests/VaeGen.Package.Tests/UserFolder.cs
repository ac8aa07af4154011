namespace VaeGen.Package.Tests;

/// <summary>An empty folder of somebody who has the SDK and the packages, and nothing else of the project.</summary>
internal sealed class UserFolder : IDisposable
{
    private readonly Packages packages;
    private readonly TemporaryFolder folder = new();

    public UserFolder(Packages packages)
    {
        this.packages = packages;
        File.WriteAllText(folder["nuget.config"], $"""
            <configuration>
              <packageSources>
                <add key="vaegen" value="{packages.Folder}" />
              </packageSources>
            </configuration>
            """);
    }

    /// <summary>A file or a folder in it.</summary>
    public string this[string name] => folder[name];

    /// <summary>Runs dotnet in it.</summary>
    public Task<DotnetRun> RunAsync(params string[] arguments) => Dotnet.RunAsync(folder.Full, packages.Cache, arguments);

    /// <summary>Runs dotnet new, with templates of this folder's own.</summary>
    public Task<DotnetRun> NewAsync(params string[] arguments) => RunAsync(["new", .. arguments, "--debug:custom-hive", folder["templates"]]);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
