using System.Text.Json;
using Digits;
using VaeGen.Tests;

namespace VaeGen.Examples.Tests;

public sealed class LogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    public LogTests() => DigitFiles.WriteFew(data);

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Theory]
    [InlineData("vae")]
    [InlineData("conditional")]
    [InlineData("vamp")]
    public async Task A_log_changes_no_bit_of_the_model(string model)
    {
        if (model == "conditional")
        {
            WriteLabels();
        }
        string[] run = ["--model", model, "--epochs", "3", "--json", "--data", data.Full];
        var without = (await DigitsProgram.RunAsync([.. run, "--out", folder["without"]])).Succeeded();
        var with = (await DigitsProgram.RunAsync([.. run, "--out", folder["with"], "--log", folder["log"]])).Succeeded();
        Assert.Equal(JsonLines.Epochs(without.Output).Select(line => (line.Train, line.Validation)), JsonLines.Epochs(with.Output).Select(line => (line.Train, line.Validation)));
        Assert.All(["digits.safetensors", "samples.png"], name => Assert.Equal(Bytes("without", name), Bytes("with", name)));
    }

    [Fact]
    public async Task The_folder_has_the_losses_as_lines_and_as_events_and_every_epochs_weights_and_pictures()
    {
        var run = (await DigitsProgram.RunAsync("--json", "--epochs", "2", "--batch", "32", "--data", data.Full, "--out", folder["out"], "--log", folder["log"])).Succeeded();
        var epochs = JsonLines.Epochs(run.Output);
        Assert.Equal(2, Directory.GetFiles(folder["log"]).Length);

        var lines = Lines();
        Assert.Equal(
            ["started", "step", "step", "validation", "epoch", "step", "step", "validation", "epoch", "ended"],
            lines.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(epochs.Select(epoch => epoch.Validation.Loss), Validations(lines, "epoch"));

        var events = EventFile.Read(Assert.Single(EventFiles()));
        var values = events.SelectMany(one => one.Values.Select(value => (one.Step, Value: value))).ToList();
        Assert.Equal([10, 20, 30, 40], values.Where(value => value.Value.Tag == "train/loss").Select(value => value.Step));
        Assert.Equal(
            epochs.Select((epoch, index) => (20L * (index + 1), (float)epoch.Validation.Loss)),
            values.Where(value => value.Value.Tag == "validation/loss").Select(value => (value.Step, value.Value.Scalar!.Value)));

        using var model = DigitVae.Load(folder["out/digits.safetensors"]);
        var weights = model.named_parameters().ToList();
        Assert.NotEmpty(weights);
        foreach (var step in (int[])[20, 40])
        {
            var epoch = values.Where(value => value.Step == step).Select(value => value.Value).ToList();
            Assert.Equal(
                weights.Select(weight => ($"weights/{weight.name}", (double)weight.parameter.numel())),
                epoch.Where(value => value.Histogram is not null).Select(value => (value.Tag, value.Histogram!.Count)));

            // eight by eight digits, and two rows of eight held-out ones, each above what is left of it, twice as large and 2 pixels apart
            Assert.Equal((8 * 58) + 2, PngDecoder.Decode(epoch.Single(value => value.Tag == "samples").Image!.Png).Height);
            Assert.Equal((8 * 58) + 2, PngDecoder.Decode(epoch.Single(value => value.Tag == "reconstructions").Image!.Png).Width);
        }
        // the last are those of the model that was saved
        Assert.All(weights, weight => Assert.Equal(
            weight.parameter.sum().item<float>(),
            values.Last(value => value.Value.Tag == $"weights/{weight.name}").Value.Histogram!.Sum,
            1e-3 * weight.parameter.abs().sum().item<float>()));
        var pictures = values.Where(value => value.Value.Tag == "samples").Select(value => value.Value.Image!.Png).ToList();
        Assert.NotEqual(pictures[0], pictures[1]); // the model has learned
    }

    [Fact]
    public async Task A_run_that_is_killed_goes_on_in_the_same_folder()
    {
        string[] run = ["--json", "--batch", "16", "--data", data.Full, "--out", folder["out"], "--log", folder["log"], "--resume", "--checkpoint-steps", "7"];
        using (var process = DigitsProgram.Start([.. run, "--epochs", "1000000"]))
        {
            using var limit = DigitsProgram.Limit();
            for (var epochs = 0; epochs < 2; epochs++)
            {
                Assert.NotNull(await process.StandardOutput.ReadLineAsync(limit.Token));
            }
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(limit.Token);
        }
        var before = Lines().Count;

        var resumed = JsonLines.Resumed((await DigitsProgram.RunAsync([.. run, "--epochs", "60"])).Succeeded().Output);
        Assert.NotNull(resumed);
        var (path, stepsDone) = resumed.Value;
        Assert.Equal($"checkpoint-{stepsDone:D10}.safetensors", Path.GetFileName(path));
        Assert.Equal(0, stepsDone % 7);
        Assert.True(stepsDone >= 77); // two epochs of 40 steps were over

        var lines = Lines()[before..];
        Assert.Equal(["started", "resumed"], lines.Take(2).Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(stepsDone, lines[1].GetProperty("stepsDone").GetInt32());
        Assert.Equal("ended", lines[^1].GetProperty("event").GetString());

        var files = EventFiles();
        Assert.Equal(2, files.Length);
        var start = Assert.Single(EventFile.Read(files[1]), one => one.SessionStatus != 0);
        Assert.Equal((1, stepsDone + 1L), (start.SessionStatus, start.Step));
    }

    // of all that were written whole; the last one before a kill need not be
    private List<JsonElement> Lines() =>
        [.. File.ReadAllText(folder["log/training.jsonl"]).Split('\n')[..^1].Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private static IEnumerable<double> Validations(IEnumerable<JsonElement> lines, string name) =>
        lines.Where(line => line.GetProperty("event").GetString() == name).Select(line => line.GetProperty("validation").GetProperty("loss").GetDouble());

    // a later run's has a later time in its name, or another process
    private string[] EventFiles() => [.. Directory.GetFiles(folder["log"], "events.out.tfevents.*").OrderBy(File.GetLastWriteTimeUtc)];

    private byte[] Bytes(string output, string name) => File.ReadAllBytes(Path.Combine(folder[output], name));

    private void WriteLabels()
    {
        File.WriteAllBytes(data["train-labels-idx1-ubyte"], Labels(640));
        File.WriteAllBytes(data["t10k-labels-idx1-ubyte"], Labels(200));

        // a header of eight bytes: bytes in one dimension, and how many
        static byte[] Labels(int count) => [0, 0, 8, 1, 0, 0, (byte)(count >> 8), (byte)count, .. Enumerable.Range(0, count).Select(index => (byte)(index % 10))];
    }
}
