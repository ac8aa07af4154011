using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace VaeGen.Tests;

/// <summary>Alone, because a listener hears every run in the process.</summary>
[Collection(nameof(TelemetryTests))]
[CollectionDefinition(nameof(TelemetryTests), DisableParallelization = true)]
public sealed class TelemetryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<(string Name, double Value)> measured = [];
    private readonly List<Instrument> instruments = [];
    private readonly List<Activity> activities = [];

    private TrainingSettings Saving => ObservedRun.Settings with { Epochs = 2, Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Instruments_measure_every_step_validation_and_checkpoint()
    {
        using (var listener = Meters())
        {
            new ObservedRun("Measured").Train(null, Saving);
        }
        Assert.Equal([1, 1, 1, 1, 1, 1], Values("vaegen.training.steps"));
        Assert.Equal([4, 4, 2, 4, 4, 2], Values("vaegen.training.samples"));
        Assert.Equal([1, 2, 3, 4, 5, 6], Values("vaegen.training.loss"));
        Assert.Equal([2, 4, 6, 8, 10, 12], Values("vaegen.training.reconstruction"));
        Assert.Equal([3, 6, 9, 12, 15, 18], Values("vaegen.training.kl"));
        Assert.Equal(Enumerable.Repeat(1e-3, 6), Values("vaegen.training.learning_rate"));
        Assert.Equal([1, 1], Values("vaegen.training.epochs"));
        Assert.Equal([103, 106], Values("vaegen.validation.loss"));
        Assert.Equal([1, 1], Values("vaegen.training.checkpoints"));
        Assert.Equal((6, 2, 2), (Durations("vaegen.training.step.duration"), Durations("vaegen.validation.duration"), Durations("vaegen.training.checkpoint.duration")));
        Assert.Equal("0.1.0", instruments[0].Meter.Version);
        Assert.All(instruments, instrument => Assert.Matches(@"^(s|nat|1|\{[a-z]+\})$", instrument.Unit)); // as UCUM has them
        Assert.All(instruments, instrument => Assert.False(string.IsNullOrEmpty(instrument.Description)));

        int Durations(string name)
        {
            Assert.All(Values(name), value => Assert.InRange(value, 1e-9, 10));
            return Values(name).Count();
        }
    }

    [Fact]
    public void The_step_durations_add_up_to_the_training_time()
    {
        TrainingHistory history;
        using (var listener = Meters())
        {
            history = new ObservedRun("Timed") { AtStep = _ => Thread.Sleep(2) }.Train();
        }
        var expected = history.Epochs.Sum(epoch => epoch.Train.Count / epoch.SamplesPerSecond);
        Assert.Equal(expected, Values("vaegen.training.step.duration").Sum(), 1e-6);
    }

    [Fact]
    public void A_rollback_is_counted()
    {
        var failed = false;
        using (var listener = Meters())
        {
            new ObservedRun { LossAt = step => step == 5 && !failed && (failed = true) ? float.NaN : 1 }.Train(null, Saving with { Rollbacks = 1 });
        }
        Assert.Equal([1], Values("vaegen.training.rollbacks"));
        Assert.Equal(7, Values("vaegen.training.steps").Count());
    }

    [Fact]
    public void A_run_is_an_activity_with_its_epochs_validations_and_checkpoints_in_it()
    {
        using (var listener = Sources())
        {
            using var mine = new Activity("mine").Start();
            new ObservedRun("Traced").Train(null, Saving);
            Assert.Same(mine, Activity.Current);
        }
        Assert.Equal(
            ["vaegen.validation", "vaegen.epoch", "vaegen.checkpoint", "vaegen.validation", "vaegen.epoch", "vaegen.checkpoint", "vaegen.training"],
            activities.Select(activity => activity.OperationName));
        var run = activities[^1];
        Assert.Equal("mine", run.Parent!.OperationName);
        Assert.All(activities, activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
        Assert.Same(activities[1], activities[0].Parent);
        Assert.All((int[])[1, 2, 4, 5], index => Assert.Same(run, activities[index].Parent));

        Assert.Equal(["Traced", 10, 2, 4, 3L, 6L, "epochs"], Tags(run, "vaegen.model.name", "vaegen.training.sample_count", "vaegen.training.epoch_count",
            "vaegen.training.batch_size", "vaegen.training.seed", "vaegen.training.step", "vaegen.training.end"));
        Assert.Equal([2, 4.8], Tags(activities[4], "vaegen.training.epoch", "vaegen.training.loss").Select(value => value is double x ? Math.Round(x, 9) : value));
        Assert.Equal([6L, 106.0, 1.0, 2.0], Tags(activities[3], "vaegen.training.step", "vaegen.training.loss", "vaegen.training.reconstruction", "vaegen.training.kl"));
        Assert.Equal([3L, folder["run/checkpoint-0000000003.safetensors"]], Tags(activities[2], "vaegen.training.step", "vaegen.training.checkpoint"));
    }

    [Fact]
    public void A_failure_is_the_status_of_all_that_were_open()
    {
        NonFiniteLossException error;
        using (var listener = Sources())
        {
            error = Assert.Throws<NonFiniteLossException>(() => new ObservedRun { LossAt = step => step == 5 ? float.NaN : 1 }.Train());
        }
        Assert.Equal(["vaegen.validation", "vaegen.epoch", "vaegen.epoch", "vaegen.training"], activities.Select(activity => activity.OperationName));
        Assert.All(activities.Skip(2), activity => Assert.Equal((ActivityStatusCode.Error, error.Message), (activity.Status, activity.StatusDescription)));
        Assert.All(activities.Skip(2), activity => Assert.Equal(typeof(NonFiniteLossException).FullName, activity.GetTagItem("error.type")));
        Assert.All(activities.Take(2), activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
        Assert.Equal([4L, "failed"], Tags(activities[^1], "vaegen.training.step", "vaegen.training.end"));
    }

    [Fact]
    public void A_checkpoint_that_cannot_be_written_is_the_status_of_its_own_activity_too()
    {
        using (var listener = Sources())
        {
            // the file's name is taken by a folder
            Directory.CreateDirectory(folder["run/checkpoint-0000000003.safetensors"]);
            Assert.Throws<ModelFileException>(() => new ObservedRun().Train(null, Saving with { Checkpoints = new CheckpointOptions(folder["run"]) }));
        }
        Assert.Equal(["vaegen.checkpoint", "vaegen.training"], activities.Where(activity => activity.Status == ActivityStatusCode.Error).Select(activity => activity.OperationName));
    }

    [Fact]
    public void A_cancelled_run_has_not_failed()
    {
        using var stop = new CancellationTokenSource();
        using (var listener = Sources())
        {
            Assert.Throws<OperationCanceledException>(() => new ObservedRun { AtStep = _ => stop.Cancel(), Stop = stop.Token }.Train());
        }
        Assert.All(activities, activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
        Assert.Equal(["cancelled"], Tags(activities[^1], "vaegen.training.end"));
    }

    [Fact]
    public void Nothing_is_allocated_while_nobody_listens()
    {
        var before = 0L;
        var after = 0L;
        var run = new ObservedRun
        {
            AtStep = step =>
            {
                before = step == 100 ? GC.GetAllocatedBytesForCurrentThread() : before;
                after = step == 2999 ? GC.GetAllocatedBytesForCurrentThread() : after;
            },
        };
        // one epoch of many steps, in which nothing is due but steps
        var data = new SampleSet(new float[3000], 1);
        using var training = new TrainingRun(new SampleSpec("M", [1], 0, 100), data, null, ObservedRun.Settings with { BatchSize = 1, Epochs = 1 }, null, TestContext.Current.CancellationToken);
        foreach (var batch in training.Batches())
        {
            run.AtStep(training.StepsDone + 1);
            training.Record(batch, 1, 1, 1);
        }
        Assert.InRange(after - before, 0, 1024);
    }

    private static IEnumerable<object?> Tags(Activity activity, params string[] names) => names.Select(activity.GetTagItem);

    private IEnumerable<double> Values(string name) => measured.Where(one => one.Name == name).Select(one => one.Value);

    private MeterListener Meters()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == TrainingTelemetry.MeterName)
                {
                    instruments.Add(instrument);
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, value, tags));
        listener.Start();
        return listener;
    }

    private void Note(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        Assert.Equal(1, tags.Length);
        Assert.Equal("vaegen.model.name", tags[0].Key);
        Assert.IsType<string>(tags[0].Value);
        measured.Add((instrument.Name, value));
    }

    private ActivityListener Sources()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TrainingTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
