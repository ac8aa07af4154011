using System.Diagnostics;
using System.Security.Cryptography;

namespace VaeGen.Examples.Tests;

/// <summary>A run whose checkpoints no longer fit on the disk: one clear error, every older checkpoint whole, nothing half-written left behind.</summary>
public sealed class FullDiskTests : IDisposable
{
    // No file of the program may become larger than 3 to 6 MB, as the shell counts; a checkpoint has 7.8. The runtime's own, in memory, is left out.
    private const string LimitFiles = """trap '' XFSZ; ulimit -f 6000; export DOTNET_EnableWriteXorExecute=0; shift; exec "$@" """;

    // A disk of the program's own in the place of a folder, with room for what is there and half a checkpoint. It is gone with the shell, so what is on it is copied.
    private const string SmallDisk = """
        at="$1"; shift
        cp -r "$at" "$at.before" && mount -t tmpfs -o size=$(( $(du -sk "$at" | cut -f1) + 4000 ))k tmpfs "$at" && cp -r "$at.before/." "$at" || exit 99
        "$@"; ended=$?
        cp -r "$at" "$at.after"
        exit $ended
        """;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task A_checkpoint_that_does_not_fit_is_one_error_and_those_before_are_untouched()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither a limit on a process's files nor disks in memory.");
        DigitFiles.WriteFew(data);
        string[] run = ["--data", data.Full, "--checkpoint-steps", "2", "--resume", "--out"];
        (await DigitsProgram.RunAsync([.. run, folder["whole"], "--epochs", "2"])).Succeeded();
        await Fails("limit", ["sh", "-c", LimitFiles], "checkpoints", "cannot be written, it is larger than the file system or a limit of this process allows.");

        // where this user may mount a disk; the other way is open to everyone
        string[] alone = Environment.UserName == "root" ? ["unshare", "-m"] : ["unshare", "-rm"];
        if (MayMount(alone))
        {
            await Fails("disk", [.. alone, "sh", "-c", SmallDisk], "checkpoints.after", "cannot be written: No space left on device");
        }

        async Task Fails(string name, string[] launcher, string left, string message)
        {
            var checkpoints = folder[$"{name}/checkpoints"];
            (await DigitsProgram.RunAsync([.. run, folder[name], "--epochs", "1"])).Succeeded();
            var before = Contents(checkpoints);
            Assert.Equal(4, before.Count); // the three newest and the best

            var failed = await DigitsProgram.RunThroughAsync([.. launcher, "sh", checkpoints], [.. run, folder[name], "--epochs", "2"]);
            Assert.Equal(2, failed.ExitCode);
            Assert.StartsWith($"Digits: {checkpoints}/checkpoint-0000000006.safetensors: {message}", Assert.Single(failed.Error), StringComparison.Ordinal);
            Assert.Equal(before, Contents(folder[$"{name}/{left}"]));

            // with room again, it goes on as if nothing had been
            (await DigitsProgram.RunAsync([.. run, folder[name], "--epochs", "2"])).Succeeded();
            Assert.Equal(Contents(folder["whole"])["digits.safetensors"], Contents(folder[name])["digits.safetensors"]);
        }
    }

    // the files of a folder by name, each as a digest
    private static Dictionary<string, string> Contents(string path) => Directory.GetFiles(path)
        .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    private bool MayMount(string[] alone)
    {
        Directory.CreateDirectory(folder["tried"]);
        try
        {
            using var mount = Process.Start(new ProcessStartInfo(alone[0], [.. alone[1..], "mount", "-t", "tmpfs", "tmpfs", folder["tried"]]) { RedirectStandardError = true })!;
            mount.StandardError.ReadToEnd(); // why it may not
            mount.WaitForExit();
            return mount.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // no such program: not Linux
        }
    }
}
