using System.Diagnostics;
using System.Globalization;

namespace VaeGen.Tests;

/// <summary>A file system in memory with little room, gone when the test is.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly string folder;

    private SmallDisk(string folder) => this.folder = folder;

    /// <summary>Mounts one; null where this user may not.</summary>
    public static SmallDisk? TryMount(string folder, int bytes)
    {
        Directory.CreateDirectory(folder);
        return Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={bytes}"), "tmpfs", folder) == 0 ? new SmallDisk(folder) : null;
    }

    public void Dispose() => Assert.Equal(0, Run("umount", "-l", folder));

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
