using System.Diagnostics;
using System.Text;

namespace VaeGen.Examples.Tests;

/// <summary>The built example, run as its users run it: a process, its arguments, its two streams and its exit code.</summary>
internal static class DigitsProgram
{
    // far more than any run here takes, so that only a program that hangs meets it
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(4);

    /// <summary>Runs the program to its end.</summary>
    public static Task<ProgramRun> RunAsync(params string[] args) => EndAsync(Start(args));

    /// <summary>Runs the program to its end through another one, whose last arguments are then the program and its own.</summary>
    public static Task<ProgramRun> RunThroughAsync(string[] other, params string[] args) => EndAsync(StartCommand([.. other, .. Command(args)]));

    /// <summary>Runs another program to its end.</summary>
    /// <param name="file">Its file, which lies beside the tests.</param>
    /// <param name="args">Its arguments.</param>
    public static Task<ProgramRun> RunOtherAsync(string file, params string[] args) => EndAsync(StartCommand(CommandOf(file, args)));

    /// <summary>The command that runs the program: its host, itself and its arguments.</summary>
    public static string[] Command(params string[] args) => CommandOf("Digits.dll", args);

    /// <summary>Waits for the end of a program that was started.</summary>
    public static async Task<ProgramRun> EndAsync(Process started)
    {
        using var process = started;
        using var limit = Limit();
        try
        {
            // both at once: a pipe that nobody empties stops the program
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProgramRun(process.ExitCode, Lines(await output), Lines(await error));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Starts the program; its output is left to read.</summary>
    public static Process Start(params string[] args) => StartCommand(Command(args));

    /// <summary>Starts any command; its output is left to read.</summary>
    public static Process StartCommand(params string[] command) => StartCommandIn("", command);

    /// <summary>Starts any command in a folder; its output is left to read.</summary>
    public static Process StartCommandIn(string folder, params string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        StandardOutputEncoding = Encoding.UTF8,
        StandardErrorEncoding = Encoding.UTF8,
    })!;

    /// <summary>Ends with the test, or when the program must be taken to hang.</summary>
    public static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(patience);
        return limit;
    }

    public static IReadOnlyList<string> Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Split('\n');

    /// <summary>The command that runs a program that lies beside the tests.</summary>
    public static string[] CommandOf(string file, string[] args) => [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", "exec", Path.Combine(AppContext.BaseDirectory, file), .. args];
}

/// <summary>What a run of the program left: its exit code and the lines on its two streams.</summary>
internal sealed record ProgramRun(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Error)
{
    /// <summary>Checks that the run went well, and without a word on standard error.</summary>
    public ProgramRun Succeeded()
    {
        Assert.Empty(Error);
        Assert.Equal(0, ExitCode);
        return this;
    }
}
