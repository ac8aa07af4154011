namespace VaeGen.Tests;

public sealed class TensorBoardLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_readers_own_checksum_is_Castagnolis() => Assert.Equal(0xE3069283, EventFile.Crc32C("123456789"u8)); // RFC 3720's polynomial, its usual check value

    [Fact]
    public void A_file_begins_with_its_version_and_is_named_for_its_time_machine_and_process()
    {
        using var first = new TensorBoardLog(folder["runs/one"]);
        using var second = new TensorBoardLog(folder["runs/one"]);
        Assert.NotEqual(first.Path, second.Path);
        Assert.Matches($@"^events\.out\.tfevents\.\d{{10}}\.{Environment.MachineName}\.{Environment.ProcessId}\.\d+$", Path.GetFileName(first.Path));
        Assert.Equal([first.Path, second.Path], Directory.GetFiles(folder["runs/one"]).Order(StringComparer.Ordinal));

        var version = Assert.Single(EventFile.Read(first.Path));
        Assert.Equal("brain.Event:2", version.FileVersion);
        Assert.InRange(DateTimeOffset.FromUnixTimeMilliseconds((long)(version.WallTime * 1000)), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow);

        // the bytes that every file of TensorFlow's begins with: the length 24, its masked checksum, and the field of the time
        using var file = new FileStream(first.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[13];
        file.ReadExactly(bytes);
        Assert.Equal([0x18, 0, 0, 0, 0, 0, 0, 0, 0xA3, 0x7F, 0x4B, 0x22, 0x09], bytes);
    }

    [Fact]
    public void A_runs_losses_are_scalars_by_steps_done()
    {
        var values = Values(log => new ObservedRun { Further = [("Mmd", 0.5)] }.Train(log, ObservedRun.Settings with { Epochs = 2 }), everySteps: 2);
        Assert.All(values, value => Assert.Equal("scalars", value.Value.Plugin));

        string[] losses = ["loss", "elbo", "reconstruction", "kl"];
        string[] train = [.. losses.Append("Mmd").Select(name => $"train/{name}"), "train/learning_rate", "train/samples_per_second"];
        Assert.Equal(
            ["2", .. train, "3", .. losses.Select(name => $"validation/{name}"), "3", .. losses.Append("Mmd").Select(name => $"epoch/{name}"),
             "4", .. train, "6", .. train, .. losses.Select(name => $"validation/{name}"), "6", .. losses.Append("Mmd").Select(name => $"epoch/{name}")],
            values.Select((value, index) => index == 0 || values[index - 1].Event != value.Event ? (string[])[$"{value.Event.Step}", value.Value.Tag] : [value.Value.Tag]).SelectMany(line => line));

        Assert.Equal([(2, 2), (4, 4), (6, 6)], Series(values, "train/loss"));
        Assert.Equal([(2, -10), (4, -20), (6, -30)], Series(values, "train/elbo"));
        Assert.Equal([(2, 0.5f), (4, 0.5f), (6, 0.5f)], Series(values, "train/Mmd"));
        Assert.Equal([(2, 1e-3f), (4, 1e-3f), (6, 1e-3f)], Series(values, "train/learning_rate"));
        Assert.All(Series(values, "train/samples_per_second"), speed => Assert.True(speed.Value > 0));
        Assert.Equal([(3, 103), (6, 106)], Series(values, "validation/loss"));
        Assert.Equal([(3, 1.8f), (6, 4.8f)], Series(values, "epoch/loss"));
    }

    [Fact]
    public void Where_a_run_goes_on_a_session_starts_at_the_first_step_that_is_done_again()
    {
        var settings = ObservedRun.Settings with { Epochs = 2, Rollbacks = 1, Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        var failed = false;
        var run = new ObservedRun { LossAt = step => step == 5 && !failed && (failed = true) ? float.NaN : 1 };
        Assert.Equal([4], Starts(log => run.Train(log, settings))); // back to step 3
        Assert.Equal([7], Starts(log => new ObservedRun().Train(log, settings with { Epochs = 3 })));
        Assert.Empty(Starts(log => new ObservedRun().Train(log)));

        IEnumerable<long> Starts(Action<TensorBoardLog> train)
        {
            var events = Read(train);
            var starts = events.Where(one => one.SessionStatus != 0).ToList();
            Assert.All(starts, start => Assert.Equal((1, 0), (start.SessionStatus, start.Values.Count)));
            return starts.Select(start => start.Step);
        }
    }

    [Fact]
    public void Pictures_are_PNG_and_say_their_size()
    {
        var grey = new SampleSet([0, 0.25f, 0.5f, 1, 0, 1], 2, 3);
        var colour = new RasterImage(2, 1, 3, [1, 2, 3, 4, 5, 6]);
        var values = Values(log =>
        {
            log.Image("grey", grey, step: 5, scale: 2);
            log.Image("colour", colour, step: 1L << 40);
        });
        Assert.All(values, value => Assert.Equal("images", value.Value.Plugin));
        Assert.Equal([("grey", 5, 8, 10, 1), ("colour", 1L << 40, 1, 2, 3)], values.Select(value =>
            (value.Value.Tag, value.Event.Step, value.Value.Image!.Height, value.Value.Image.Width, value.Value.Image.ColourSpace)));
        Assert.Equal(ImageGrid.Draw(grey, scale: 2).Pixels, PngDecoder.Decode(values[0].Value.Image!.Png).Pixels);
        Assert.Equal(colour.Pixels, PngDecoder.Decode(values[1].Value.Image!.Png).Pixels);
    }

    [Fact]
    public void Histograms_count_every_value_once()
    {
        var random = new Random(6);
        float[] normal = [.. Enumerable.Range(0, 10_000).Select(_ => (float)Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * MathF.Cos(random.NextSingle() * MathF.Tau))];
        float[] extremes = [float.MinValue, float.MaxValue, 0, float.Epsilon, -float.Epsilon];
        float[][] all = [normal, extremes, [7, 7, 7], [1, 2], [3, float.NaN, float.PositiveInfinity, 5, float.NegativeInfinity], [float.Epsilon, 0]];
        var values = Values(log =>
        {
            for (var i = 0; i < all.Length; i++)
            {
                log.Histogram($"weights/{i}", all[i], i);
            }
            log.Histogram("none", [], 0);
            log.Histogram("nothing finite", [float.NaN], 0);
        });
        Assert.Equal(all.Length, values.Count);
        Assert.All(values, value => Assert.Equal("histograms", value.Value.Plugin));
        foreach (var (value, index) in values.Select((value, index) => (value, index)))
        {
            var finite = all[index].Where(float.IsFinite).Select(x => (double)x).ToArray();
            var histogram = value.Value.Histogram!;
            Assert.Equal((finite.Min(), finite.Max(), finite.Length), (histogram.Minimum, histogram.Maximum, histogram.Count));
            Assert.Equal(finite.Sum(), histogram.Sum, 1e-6 * finite.Max(Math.Abs));
            Assert.Equal(finite.Sum(x => x * x), histogram.SumOfSquares, 1e-9 * finite.Sum(x => x * x));
            Assert.Equal(finite.Length, histogram.Counts.Sum());
            Assert.Equal(histogram.Counts.Length, histogram.Limits.Length);
            Assert.Equal(histogram.Limits.Order(), histogram.Limits);
            Assert.Equal(finite.Max(), histogram.Limits[^1]);

            // by a count of its own; what lies on a limit, to within rounding, may fall to either side
            var rounding = 1e-12 * (finite.Max() - finite.Min());
            for (var i = 0; i < histogram.Limits.Length; i++)
            {
                var below = histogram.Counts[..(i + 1)].Sum();
                Assert.InRange(below, finite.Count(x => x < histogram.Limits[i] - rounding), finite.Count(x => x <= histogram.Limits[i] + rounding));
            }
        }
        Assert.Equal([64, 64, 1, 64, 64, 64], values.Select(value => value.Value.Histogram!.Counts.Length));
    }

    [Fact]
    public void Scalars_of_ones_own_keep_their_tags_and_their_single_precision()
    {
        var values = Values(log =>
        {
            log.Scalar("größe/β", 1.0 / 3, 0);
            log.Scalar("nan", double.NaN, -1);
            log.Scalar("huge", 1e300, 3);
        });
        Assert.Equal([("größe/β", 0, 1f / 3), ("nan", -1, float.NaN), ("huge", 3, float.PositiveInfinity)], values.Select(value => (value.Value.Tag, value.Event.Step, value.Value.Scalar!.Value)));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_one_clear_error()
    {
        File.WriteAllText(folder["file"], "");
        var error = Assert.Throws<TrainingLogException>(() => new TensorBoardLog(folder["file/runs"]));
        Assert.Contains($"{folder["file/runs"]}{Path.DirectorySeparatorChar}events.out.tfevents.", error.Message, StringComparison.Ordinal);
        Assert.Contains(": cannot be written: ", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TensorBoardLog(""));
    }

    [Fact]
    public void A_disk_that_fills_up_leaves_whole_events()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /dev/full.");
        using var full = new LogFile("/dev/full", FileMode.Open);
        Assert.Throws<TrainingLogException>(() => full.Append([1, 2, 3]));

        // a file system with room for a little: what a record had already written is taken back
        using var mount = SmallDisk.TryMount(folder["disk"], bytes: 16384);
        Assert.SkipWhen(mount is null, "A small file system can be mounted by root alone.");
        using var log = new TensorBoardLog(folder["disk"]);
        var noise = new byte[3000];
        new Random(1).NextBytes(noise);
        var written = 0;
        Assert.Throws<TrainingLogException>(() =>
        {
            for (; written < 100; written++)
            {
                log.Image("noise", new RasterImage(50, 60, 1, noise), written);
            }
        });
        Assert.InRange(written, 2, 6);
        Assert.Equal(written + 1, EventFile.Read(log.Path).Count);
    }

    private static List<(int Step, float Value)> Series(IEnumerable<(EventFile.Event Event, EventFile.Value Value)> values, string tag) =>
        [.. values.Where(value => value.Value.Tag == tag).Select(value => ((int)value.Event.Step, value.Value.Scalar!.Value))];

    private List<(EventFile.Event Event, EventFile.Value Value)> Values(Action<TensorBoardLog> write, int everySteps = 10) =>
        [.. Read(write, everySteps).SelectMany(one => one.Values.Select(value => (one, value)))];

    private IReadOnlyList<EventFile.Event> Read(Action<TensorBoardLog> write, int everySteps = 10)
    {
        using var log = new TensorBoardLog(folder["runs"]) { EverySteps = everySteps };
        write(log);
        return EventFile.Read(log.Path); // while it is open, as TensorBoard does
    }
}
