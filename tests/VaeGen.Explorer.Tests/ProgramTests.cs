using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using VaeGen.Examples.Tests;

namespace VaeGen.Explorer.Tests;

public sealed partial class ProgramTests(ServedModel served) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Ctrl_C_ends_it_cleanly()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Another system has another way to send the interrupt signal to a program that a test started.");
        using var process = Start("--port", "0", "--model", served.File);
        try
        {
            Assert.Matches(@"^DigitVae from .*: \d+ of 20 dimensions are in use\.$", await LineAsync(process));
            var address = Address().Match(await LineAsync(process));
            Assert.True(address.Success);
            using var page = new PageClient(new Uri(address.Value));
            using (var answer = await page.GetAsync("/"))
            {
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            }
            using (var kill = Process.Start("sh", ["-c", $"kill -INT {process.Id}"]))
            {
                await kill.WaitForExitAsync(PageClient.Cancellation);
            }
            Assert.Equal("Ended.", await LineAsync(process));
            Assert.Empty(await process.StandardError.ReadToEndAsync(PageClient.Cancellation));
            await process.WaitForExitAsync(PageClient.Cancellation);
            Assert.Equal(0, process.ExitCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true); // does nothing to one that has ended
        }
    }

    [Fact]
    public async Task Without_a_model_it_learns_digits_first_and_measures_a_move()
    {
        var (code, output, error) = await RunAsync("--measure");
        Assert.Empty(error);
        Assert.Equal(0, code);
        Assert.Equal("There is no model in out yet: learning handwritten digits first, for some seconds.", output[0]);
        Assert.Contains($"wrote {Path.Combine("out", "explorer", "digits.safetensors")}; for a better one: dotnet run -c Release --project examples/Digits", output);
        Assert.Matches(@"^500 moves of a slider: median \d+\.\d ms, 95 of 100 within \d+\.\d ms, the slowest \d+\.\d ms\.$", output[^1]);

        // the next start finds it
        var (_, again, _) = await RunAsync("--measure");
        Assert.StartsWith($"DigitVae from {Path.Combine("out", "explorer", "digits.safetensors")}:", again[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_done_is_one_line_on_standard_error()
    {
        await FailsAsync(@"^Explorer: nothing\.safetensors: .*$", "--model", "nothing.safetensors");
        await FailsAsync(@"^Explorer: --model is '', expected a path\.$", "--model", "");
        await FailsAsync(@"^Explorer: --port is '99999', expected a whole number from 0 to 65535\.$", "--port", "99999");
        await FailsAsync(@"^Explorer: nowhere: .*$", "--model", served.File, "--data", "nowhere");

        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await FailsAsync(@"^Explorer: Failed to bind to address .*$", "--model", served.File, "--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}");
    }

    private async Task FailsAsync(string message, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Empty(output);
        Assert.Matches(message, Assert.Single(error));
        Assert.Equal(2, code);
    }

    private async Task<(int Code, string[] Output, string[] Error)> RunAsync(params string[] args)
    {
        using var process = Start(args);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(PageClient.Cancellation);
            var error = process.StandardError.ReadToEndAsync(PageClient.Cancellation);
            await process.WaitForExitAsync(PageClient.Cancellation);
            return (process.ExitCode, Lines(await output), Lines(await error));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    // a program that is started in the background inherits that it ignores the interrupt signal
    private Process Start(params string[] args) => Process.Start(new ProcessStartInfo(
        OperatingSystem.IsLinux() ? "env" : "dotnet",
        [.. OperatingSystem.IsLinux() ? ["--default-signal=INT", "dotnet"] : (string[])[], "exec", Path.Combine(AppContext.BaseDirectory, "Explorer.dll"), .. args])
    {
        WorkingDirectory = folder.Full,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<string> LineAsync(Process process) => await process.StandardOutput.ReadLineAsync(PageClient.Cancellation) ?? "";

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Address();
}
