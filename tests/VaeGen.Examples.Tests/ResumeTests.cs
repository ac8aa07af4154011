using System.Diagnostics;

namespace VaeGen.Examples.Tests;

public sealed class ResumeTests : IDisposable
{
    private const int Kills = 50;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task A_run_that_is_killed_at_any_instant_goes_on_to_the_same_bits()
    {
        DigitFiles.WriteFew(data);
        string[] run = ["--epochs", "40", "--batch", "32", "--threads", "1", "--data", data.Full];
        (await DigitsProgram.RunAsync([.. run, "--out", folder["whole"]])).Succeeded();
        var expected = await File.ReadAllBytesAsync(folder["whole/digits.safetensors"], TestContext.Current.CancellationToken);

        var random = new Random(50);
        for (var (kills, round) = (0, 0); kills < Kills; round++)
        {
            var output = folder[$"killed{round}"];
            string[] resumable = [.. run, "--resume", "--checkpoint-steps", "3", "--out", output];
            var isOver = false;
            while (kills < Kills && !isOver)
            {
                isOver = await EndsBefore(TimeSpan.FromMilliseconds(random.Next(100, 1200)), resumable);
                kills += isOver ? 0 : 1;
            }
            (await DigitsProgram.RunAsync(resumable)).Succeeded();
            Assert.Equal(expected, await File.ReadAllBytesAsync(Path.Combine(output, "digits.safetensors"), TestContext.Current.CancellationToken));
            Assert.Empty(Directory.GetFiles(Path.Combine(output, "checkpoints"), "*.tmp"));
        }
    }

    [Fact]
    public async Task Going_on_says_from_where()
    {
        DigitFiles.WriteFew(data);
        string[] run = ["--data", data.Full, "--out", folder.Full, "--resume"];
        var first = (await DigitsProgram.RunAsync([.. run, "--epochs", "1"])).Succeeded();
        Assert.DoesNotContain(first.Output, line => line.StartsWith("went on", StringComparison.Ordinal));
        var second = (await DigitsProgram.RunAsync([.. run, "--epochs", "2"])).Succeeded();
        Assert.Contains($"went on from {folder["checkpoints/checkpoint-0000000005.safetensors"]}", second.Output);

        // other settings are an error that says so
        var other = await DigitsProgram.RunAsync([.. run, "--epochs", "3", "--batch", "64"]);
        Assert.Equal(2, other.ExitCode);
        Assert.Contains("is of a run with BatchSize 128, expected 64, this run's", Assert.Single(other.Error), StringComparison.Ordinal);
    }

    // kills the program, as a power cut would, unless it ends by itself before
    private static async Task<bool> EndsBefore(TimeSpan time, string[] args)
    {
        using var process = DigitsProgram.Start(args);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(time);
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true); // SIGKILL
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }
}
