using System.Diagnostics;

namespace VaeGen.Package.Tests;

/// <summary>The command that users have: what it prints, and how it ends.</summary>
internal static class Dotnet
{
    // a restore over a slow line is the longest
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(8);

    /// <summary>Runs the command to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="packages">The folder of the packages that restore keeps; null: the user's.</param>
    /// <param name="arguments">What comes after dotnet.</param>
    public static async Task<DotnetRun> RunAsync(string folder, string? packages, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // nothing is left behind
        start.Environment.Remove("MSBUILD_EXE_PATH"); // those of the process that runs the tests
        start.Environment.Remove("MSBuildSDKsPath");
        if (packages is not null)
        {
            start.Environment["NUGET_PACKAGES"] = packages;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new DotnetRun(process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}

/// <summary>What a run of the command left.</summary>
internal sealed record DotnetRun(int ExitCode, string Output)
{
    /// <summary>Checks that the run went well.</summary>
    public DotnetRun Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }
}
