namespace VaeGen.Generators.Tests;

/// <summary>
/// Where the checkout is. Found from the test assembly upwards, not from [CallerFilePath]: a continuous-integration build maps source paths to "/_/".
/// </summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "VaeGen.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds VaeGen.sln: run the tests from a checkout.");
    }
}
