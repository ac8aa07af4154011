using System.Globalization;
using System.Text.Json;

namespace VaeGen.Tests;

public sealed class JsonLinesLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Path => folder["logs/training.jsonl"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_is_a_line_each_for_what_happens_in_it()
    {
        Train(new ObservedRun { Further = [("TotalCorrelation", 7), ("Kl", 8)] }, everySteps: 2, new() { Epochs = 2, BatchSize = 4, Optimizer = Optimizer.AdamW, LearningRate = 0.25, Seed = 3 });
        var lines = Lines();
        Assert.Equal(["started", "step", "validation", "epoch", "step", "step", "validation", "epoch", "ended"], lines.Select(Event));
        Assert.All(lines, line => Assert.Equal(["event", "time"], line.EnumerateObject().Select(member => member.Name).Take(2)));
        Assert.All(lines, line => Assert.InRange(
            DateTime.Parse(line.GetProperty("time").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow));

        var started = lines[0];
        Assert.Equal(("M", 10, 3, 3), (started.GetProperty("model").GetString(), Int(started, "samples"), Int(started, "validationSamples"), Int(started, "stepsAnEpoch")));
        Assert.Equal((Environment.ProcessorCount, Environment.ProcessId), (Int(started.GetProperty("machine"), "processors"), Int(started.GetProperty("machine"), "processId")));

        Assert.Equal([(1, 2), (2, 1), (2, 3)], lines.Where(line => Event(line) == "step").Select(line => (Int(line, "epoch"), Int(line, "step"))));
        var step = lines[5];
        Assert.Equal((6, 0.25), (Int(step, "stepsDone"), Double(step, "learningRate")));
        var batch = step.GetProperty("batch");
        Assert.Equal(
            [("loss", 6), ("elbo", -30), ("reconstruction", 12), ("kl", 18), ("totalCorrelation", 7), ("klTerm", 8)],
            batch.EnumerateObject().Select(member => (member.Name, member.Value.GetDouble())));
        Assert.Equal((2, 3, 106), (Int(lines[6], "epoch"), Int(lines[6], "step"), Double(lines[6].GetProperty("validation"), "loss")));
        Assert.Equal(((4 * 4) + (4 * 5) + (2 * 6)) / 10.0, Double(lines[7].GetProperty("train"), "loss"), 1e-9);
        Assert.Equal(106, Double(lines[7].GetProperty("validation"), "loss"));
        Assert.Equal(("epochs", 6), (lines[8].GetProperty("reason").GetString(), Int(lines[8], "stepsDone")));
    }

    [Fact]
    public void Every_setting_is_in_the_line_of_the_start()
    {
        var settings = ObservedRun.Settings with { WeightDecay = 0.5, TimeLimit = TimeSpan.FromHours(1), Checkpoints = new CheckpointOptions(folder["run"]) { EverySteps = 7 } };
        Train(new ObservedRun(), settings: settings);
        var written = Lines()[0].GetProperty("settings");
        var expected = typeof(TrainingSettings).GetProperties()
            .Where(property => !property.PropertyType.IsInterface) // what a program hands in is no number
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name) + (property.PropertyType == typeof(TimeSpan?) ? "Seconds" : ""));
        Assert.Equal(expected, written.EnumerateObject().Select(member => member.Name));
        Assert.Equal((3600, 7, folder["run"]),
            (Int(written, "timeLimitSeconds"), Int(written.GetProperty("checkpoints"), "everySteps"), written.GetProperty("checkpoints").GetProperty("folder").GetString()));
    }

    [Fact]
    public void Checkpoints_rollbacks_resumptions_and_damage_are_lines_too()
    {
        var settings = ObservedRun.Settings with { Epochs = 2, Rollbacks = 1, Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        var failed = false;
        Train(new ObservedRun { LossAt = step => step == 5 && !failed && (failed = true) ? float.NaN : 1 }, everySteps: 100, settings);
        var lines = Lines();
        Assert.Equal(["started", "checkpoint", "validation", "epoch", "checkpoint", "rollback", "validation", "epoch", "checkpoint", "ended"], lines.Select(Event));
        Assert.Equal((3, Checkpoint(3)), (Int(lines[5], "stepsDone"), lines[5].GetProperty("path").GetString()));
        Assert.StartsWith("M: the loss became NaN in step 2 of epoch 2", lines[5].GetProperty("error").GetString(), StringComparison.Ordinal);

        File.WriteAllText(Checkpoint(6), "nothing");
        Train(new ObservedRun(), everySteps: 100, settings);
        lines = Lines()[lines.Count..];
        Assert.Equal(["started", "skippedCheckpoint", "resumed", "validation", "epoch", "checkpoint", "ended"], lines.Select(Event));
        Assert.Equal(Checkpoint(6), lines[1].GetProperty("path").GetString());
        Assert.Equal((3, Checkpoint(3)), (Int(lines[2], "stepsDone"), lines[2].GetProperty("path").GetString()));
    }

    [Fact]
    public void A_failure_is_the_last_line_and_numbers_that_are_none_have_names()
    {
        Assert.Throws<NonFiniteLossException>(() => Train(new ObservedRun
        {
            LossAt = step => step == 11 ? float.NegativeInfinity : 1,
            ValidationLossAt = step => step == 3 ? double.NaN : double.PositiveInfinity,
        }));
        var lines = Lines();
        Assert.Equal(["NaN", "Infinity", "Infinity"], lines.Where(line => Event(line) == "validation").Select(line => line.GetProperty("validation").GetProperty("loss").GetString()));
        Assert.Equal(("failed", 10), (lines[^1].GetProperty("reason").GetString(), Int(lines[^1], "stepsDone")));
        Assert.StartsWith("M: the loss became -Infinity in step 2 of epoch 4", lines[^1].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_whole_while_the_run_goes_on_and_the_next_run_adds_to_them()
    {
        var seen = new List<int>();
        Train(new ObservedRun { AtStep = _ => seen.Add(Lines().Count) }, everySteps: 1);
        Assert.Equal([1, 2, 3, 6, 7, 8, 11, 12, 13, 16, 17, 18], seen); // after a third step also a validation and an epoch

        // a process that was killed in the middle of a line loses that line alone
        File.AppendAllText(Path, """{"event":"ste""");
        Train(new ObservedRun());
        var lines = File.ReadAllLines(Path);
        Assert.Equal("""{"event":"ste""", lines[22]);
        Assert.Equal(["started", "ended"], lines.Skip(23).Select(line => Event(JsonSerializer.Deserialize<JsonElement>(line))).Where(name => name is "started" or "ended"));
    }

    [Fact]
    public void Every_culture_writes_the_same_numbers()
    {
        var before = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NegativeSign) = (",", "~");
        CultureInfo.CurrentCulture = other;
        try
        {
            Train(new ObservedRun { LossAt = _ => -1.5f }, everySteps: 1);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(-1.5, Double(Lines()[1].GetProperty("batch"), "loss"));
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_one_clear_error()
    {
        File.WriteAllText(folder["file"], "");
        var below = folder["file/training.jsonl"];
        var error = Assert.Throws<TrainingLogException>(() => new JsonLinesLog(below));
        Assert.StartsWith($"{below}: cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(below, error.Path);
        Assert.Throws<TrainingLogException>(() => new JsonLinesLog(folder.Full));
        Assert.Throws<ArgumentException>(() => new JsonLinesLog(""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new JsonLinesLog(Path) { EverySteps = 0 });
    }

    [Fact]
    public void A_full_disk_ends_the_run_and_leaves_its_checkpoints()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        var settings = ObservedRun.Settings with { Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        using var full = new JsonLinesLog("/dev/full") { EverySteps = 5 };
        var isFull = false;
        var error = Assert.Throws<TrainingLogException>(() => new ObservedRun { AtStep = step => isFull = step == 5 }.Train(new Later(full, () => isFull), settings));
        Assert.StartsWith("/dev/full: cannot be written: ", error.Message, StringComparison.Ordinal);

        var (resumed, whole) = (new ObservedRun(), new ObservedRun());
        Assert.Equal(Checkpoint(3), resumed.Train(null, settings).ResumedFrom);
        whole.Train();
        Assert.Equal(whole.Weight, resumed.Weight);
    }

    private static string? Event(JsonElement line) => line.GetProperty("event").GetString();

    private static int Int(JsonElement line, string name) => line.GetProperty(name).GetInt32();

    private static double Double(JsonElement line, string name) => line.GetProperty(name).GetDouble();

    private string Checkpoint(long steps) => folder[string.Create(CultureInfo.InvariantCulture, $"run/checkpoint-{steps:D10}.safetensors")];

    private void Train(ObservedRun run, int everySteps = 10, TrainingSettings? settings = null)
    {
        using var log = new JsonLinesLog(Path) { EverySteps = everySteps };
        run.Train(log, settings);
    }

    private List<JsonElement> Lines()
    {
        using var reader = new StreamReader(new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = reader.ReadToEnd();
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        return [.. text[..^1].Split('\n').Select(line => JsonSerializer.Deserialize<JsonElement>(line))];
    }

    // a disk that fills up in the middle of a run
    private sealed class Later(ITrainingObserver log, Func<bool> isFull) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (isFull())
            {
                log.Report(value);
            }
        }
    }
}
