namespace VaeGen.Package.Tests;

/// <summary>A folder of somebody who has the SDK and the packages, and nothing else of the project.</summary>
internal sealed class UserFolder : IDisposable
{
    private readonly Packages packages;
    private readonly TemporaryFolder folder = new();

    /// <param name="packages">The packages.</param>
    /// <param name="isEmpty">Whether the folder has the packages themselves in it and nothing that tells NuGet of them.</param>
    public UserFolder(Packages packages, bool isEmpty = false)
    {
        this.packages = packages;
        if (isEmpty)
        {
            Directory.CreateDirectory(folder["packages"]);
            foreach (var file in Directory.EnumerateFiles(packages.Folder))
            {
                File.Copy(file, folder[Path.Combine("packages", Path.GetFileName(file))]);
            }
            return;
        }
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
    public Task<DotnetRun> NewAsync(params string[] arguments) => TypeAsync("", ["new", .. arguments]);

    /// <summary>Runs dotnet in a folder of it as a person types it: installed templates are this folder's own all the same.</summary>
    public Task<DotnetRun> TypeAsync(string within, params string[] arguments) => Dotnet.RunAsync(
        folder[within], packages.Cache, arguments is ["new", ..] ? [.. arguments, "--debug:custom-hive", folder["templates"]] : arguments);

    /// <inheritdoc/>
    public void Dispose() => folder.Dispose();
}
