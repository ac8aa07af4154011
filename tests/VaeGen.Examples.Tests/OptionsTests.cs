namespace VaeGen.Examples.Tests;

public sealed class OptionsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Help_lists_every_option()
    {
        var run = (await DigitsProgram.RunAsync("--help")).Succeeded();
        Assert.All((string[])["--data <DIR>", "--epochs <N>", "--batch <N>", "--learning-rate <X>", "--seed <N>", "--threads <N>", "--out <DIR>", "--resume", "--checkpoint-steps <N>", "--log <DIR>", "--json", "--help"],
            option => Assert.Contains(run.Output, line => line.Contains(option, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--epoch", "--epoch 3")] // unknown
    [InlineData("stray", "stray")]
    [InlineData("--epochs", "--epochs")] // nothing after it
    [InlineData("--epochs", "--epochs 1 --epochs 2")]
    [InlineData("--epochs is 'many', expected 1 or more", "--epochs many")]
    [InlineData("--epochs is '1.5', expected 1 or more", "--epochs 1.5")]
    [InlineData("--epochs is '0', expected 1 or more", "--epochs 0")]
    [InlineData("--batch is '-4', expected 1 or more", "--batch -4")]
    [InlineData("--learning-rate is '-0.001', expected a positive number", "--learning-rate -0.001")]
    [InlineData("--learning-rate is 'NaN', expected a positive number", "--learning-rate NaN")]
    [InlineData("--learning-rate is '0,001', expected a positive number", "--learning-rate 0,001")]
    [InlineData("--seed is 'x', expected a whole number", "--seed x")]
    [InlineData("--threads is '0', expected 1 or more", "--threads 0")]
    public async Task A_bad_option_is_named(string named, string options) =>
        Refused(named, await DigitsProgram.RunAsync(["--out", folder["unused"], .. options.Split(' ')]));

    [Theory]
    [InlineData("--out")]
    [InlineData("--data")]
    [InlineData("--log")]
    public async Task An_empty_folder_name_is_named(string option) =>
        Refused($"{option} is ''", await DigitsProgram.RunAsync(option, ""));

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_named_before_the_training()
    {
        // below a file there is no folder, whoever asks
        await File.WriteAllTextAsync(folder["file"], "", TestContext.Current.CancellationToken);
        var below = folder[Path.Combine("file", "out")];
        Refused($"--out is '{below}'", await DigitsProgram.RunAsync("--out", below));
        Refused($"{below}{Path.DirectorySeparatorChar}training.jsonl: cannot be written: ", await DigitsProgram.RunAsync("--out", folder["out"], "--log", below));
    }

    /// <summary>Checks that a run ended with one line on standard error, and nothing else.</summary>
    internal static void Refused(string named, ProgramRun run)
    {
        var line = Assert.Single(run.Error);
        Assert.StartsWith("Digits: ", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Empty(run.Output);
        Assert.Equal(2, run.ExitCode);
    }
}
