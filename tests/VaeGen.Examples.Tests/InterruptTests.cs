using System.Diagnostics;
using Digits;

namespace VaeGen.Examples.Tests;

public sealed class InterruptTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task Ctrl_C_ends_the_training_and_saves_what_was_learned()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal to send to one process: Ctrl-C goes to all that share a console.");
        Assert.SkipWhen(IsIgnored(), "This test run ignores the interrupt signal, as a shell's background jobs do, and so does every program that it starts.");

        DigitFiles.WriteFew(data);
        using var limit = DigitsProgram.Limit();
        using var process = DigitsProgram.Start("--json", "--epochs", "1000000", "--data", data.Full, "--out", folder.Full);
        try
        {
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            var first = await process.StandardOutput.ReadLineAsync(limit.Token);
            Assert.Equal(1, Assert.Single(JsonLines.Epochs([first!])).Epoch);

            Interrupt(process);
            limit.CancelAfter(TimeSpan.FromSeconds(30)); // a step takes milliseconds, and so do the files; the rest is for busy machines
            var lines = DigitsProgram.Lines(await process.StandardOutput.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);

            Assert.Empty(await error);
            Assert.Equal(130, process.ExitCode);
            var files = JsonLines.Files(lines[^1]);
            Assert.All(files, file => Assert.True(File.Exists(file), file));
            DigitVae.Load(files[0]).Dispose();
        }
        finally
        {
            process.Kill(entireProcessTree: true); // does nothing to one that has ended
        }
    }

    // a mask in hexadecimal, in which bit n - 1 stands for signal n
    private static bool IsIgnored() =>
        File.Exists("/proc/self/status")
        && File.ReadLines("/proc/self/status").FirstOrDefault(static line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 0b10) != 0;

    // the shell's own kill: the program of that name is not installed everywhere
    private static void Interrupt(Process process)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}"]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }
}
