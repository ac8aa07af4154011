using System.Buffers.Binary;

namespace VaeGen.Examples.Tests;

public sealed class OwnDataTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Theory]
    [InlineData(640, 200)]
    [InlineData(40, 24)] // fewer than the pictures show
    [InlineData(3, 1)]
    public async Task A_folder_of_IDX_files_is_trained_on_plain_or_gzipped(int train, int heldOut)
    {
        DigitFiles.WriteFew(data, train, heldOut);
        var run = (await Train()).Succeeded();
        Assert.Single(JsonLines.Epochs(run.Output));
        Assert.All(JsonLines.Files(run.Output[^1]), file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    public async Task A_missing_folder_is_named() =>
        OptionsTests.Refused($"{data["none"]}: no such folder", await Train(data["none"]));

    [Fact]
    public async Task A_folder_without_the_files_is_named() =>
        OptionsTests.Refused($"{data[DigitFiles.Train]}: no such file", await Train());

    [Fact]
    public async Task A_folder_without_held_out_digits_is_named()
    {
        DigitFiles.WriteFew(data);
        File.Delete(data[DigitFiles.HeldOut + ".gz"]);
        OptionsTests.Refused($"{data[DigitFiles.HeldOut]}: no such file", await Train());
    }

    [Fact]
    public async Task A_truncated_file_is_named() =>
        await IsRefused(file => file[..^100], "is truncated");

    [Fact]
    public async Task A_file_that_is_no_IDX_file_is_named() =>
        await IsRefused(_ => "<html>404: not found</html>"u8.ToArray(), "is no IDX file");

    [Fact]
    public async Task Pictures_of_another_size_are_named() =>
        await IsRefused(_ => DigitFiles.Idx(new SampleSet(new float[4 * 25], 5, 5)), "5×5", whole: false);

    [Fact]
    public async Task A_file_of_no_digits_is_named() =>
        await IsRefused(file =>
        {
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4), 0);
            return file[..16];
        }, "no samples", whole: false);

    [Fact]
    public async Task A_loss_that_is_no_number_ends_the_training_in_one_line()
    {
        DigitFiles.WriteFew(data);
        OptionsTests.Refused("loss", await Train(data.Full, "--learning-rate", "1e30"));
    }

    // what is wrong with the file's content names the file; what is wrong with its pictures is said of them
    private async Task IsRefused(Func<byte[], byte[]> damage, string named, bool whole = true)
    {
        DigitFiles.WriteFew(data);
        var path = data[DigitFiles.Train];
        await File.WriteAllBytesAsync(path, damage(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)), TestContext.Current.CancellationToken);
        OptionsTests.Refused(whole ? $"{path}: {named}" : named, await Train());
    }

    private Task<ProgramRun> Train() => Train(data.Full);

    private Task<ProgramRun> Train(string from, params string[] options) =>
        DigitsProgram.RunAsync(["--json", "--epochs", "1", "--data", from, "--out", folder.Full, .. options]);
}
