namespace VaeGen.Tests;

public sealed class ObserverTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly List<string> told = [];

    private TrainingSettings Saving => ObservedRun.Settings with { Epochs = 2, Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_observer_is_told_of_everything_in_its_order()
    {
        new ObservedRun().Train(new Listener(told.Add), Saving);
        Assert.Equal(
            ["begin M 10 3 3 0", "step 1", "step 2", "step 3", "epoch 1", "saved 3", "step 4", "step 5", "step 6", "epoch 2", "saved 6", "end epochs 6"],
            told);

        told.Clear();
        new ObservedRun().Train(new Listener(told.Add), Saving with { Epochs = 3 });
        Assert.Equal(["begin M 10 3 3 6", "step 7", "step 8", "step 9", "epoch 3", "saved 9", "end epochs 9"], told);

        // from the middle of an epoch
        told.Clear();
        using var stop = new CancellationTokenSource();
        var another = Saving with { Checkpoints = new CheckpointOptions(folder["another"]) { Resume = true } };
        Assert.Throws<OperationCanceledException>(() => new ObservedRun { AtStep = step => Cancel(step, stop), Stop = stop.Token }.Train(new Listener(told.Add), another));
        new ObservedRun().Train(new Listener(told.Add), another);
        Assert.Equal(
            ["begin M 10 3 3 0", "step 1", "step 2", "saved 2", "end cancelled 2",
             "begin M 10 3 3 2", "step 3", "epoch 1", "saved 3", "step 4", "step 5", "step 6", "epoch 2", "saved 6", "end epochs 6"],
            told);
    }

    [Fact]
    public void A_rollback_is_told_and_the_steps_done_again()
    {
        var failed = false;
        var run = new ObservedRun { LossAt = step => step == 5 && !failed && (failed = true) ? float.NaN : 1 };
        run.Train(new Listener(told.Add), Saving with { Rollbacks = 1 });
        Assert.Equal(
            ["begin M 10 3 3 0", "saved 0", "step 1", "step 2", "step 3", "epoch 1", "saved 3", "step 4", "back 3", "step 4", "step 5", "step 6", "epoch 2", "saved 6", "end epochs 6"],
            told);
    }

    [Fact]
    public void Whatever_ends_a_run_is_told_last()
    {
        using var stop = new CancellationTokenSource();
        var listener = new Listener(told.Add);
        Assert.Throws<OperationCanceledException>(() => new ObservedRun { AtStep = step => Cancel(step, stop), Stop = stop.Token }.Train(listener));
        Assert.Equal("end cancelled 2", told[^1]);
        Assert.IsAssignableFrom<OperationCanceledException>(listener.Stop!.Error);

        var error = Assert.Throws<NonFiniteLossException>(() => new ObservedRun { LossAt = step => step == 3 ? float.NaN : 1 }.Train(listener));
        Assert.Equal("end failed 2", told[^1]);
        Assert.Same(error, listener.Stop.Error);

        // out of the model's own code
        Assert.Throws<ArithmeticException>(() => new ObservedRun { AtStep = step => throw new ArithmeticException() }.Train(listener));
        Assert.Equal("end failed 0", told[^1]);
        Assert.Null(listener.Stop.Error);

        new ObservedRun().Train(listener, ObservedRun.Settings with { Patience = 1 });
        Assert.Equal("end patience 6", told[^1]);
        new ObservedRun().Train(listener, ObservedRun.Settings with { TimeLimit = TimeSpan.FromTicks(1) });
        Assert.Equal("end timeLimit 1", told[^1]);
    }

    [Fact]
    public void An_observer_that_throws_ends_the_run_with_its_error_and_leaves_the_checkpoints()
    {
        var error = Assert.Throws<ArithmeticException>(() => new ObservedRun().Train(new Listener(what => Throw(what, "step 5")), Saving));
        Assert.Equal("step 5", error.Message);

        // the run goes on from what was saved, to where it would have come
        var (resumed, whole) = (new ObservedRun(), new ObservedRun());
        Assert.EndsWith("checkpoint-0000000003.safetensors", resumed.Train(null, Saving).ResumedFrom, StringComparison.Ordinal);
        whole.Train(null, ObservedRun.Settings with { Epochs = 2 });
        Assert.Equal(whole.Weight, resumed.Weight);

        // its last words come too late to hide what came first, but count where nothing did
        Assert.Throws<NonFiniteLossException>(() => new ObservedRun { LossAt = _ => float.NaN }.Train(new Listener(what => Throw(what, "end failed 0"))));
        Assert.Throws<ArithmeticException>(() => new ObservedRun().Train(new Listener(what => Throw(what, "end epochs 12"))));
    }

    [Fact]
    public void A_group_tells_everybody_in_order_and_stops_at_the_first_that_throws()
    {
        var plain = new Progress(value => told.Add($"plain {value.StepsDone}"));
        new ObservedRun().Train(new ProgressGroup(new Listener(told.Add), null, plain), ObservedRun.Settings with { Epochs = 1 });
        Assert.Equal(
            ["begin M 10 3 3 0", "step 1", "plain 1", "step 2", "plain 2", "step 3", "plain 3", "epoch 1", "plain 3", "end epochs 3"],
            told);

        told.Clear();
        Assert.Throws<ArithmeticException>(() => new ObservedRun().Train(new ProgressGroup(new Listener(what => Throw(what, "step 2")), plain)));
        Assert.Equal(["plain 1"], told);
    }

    [Fact]
    public void A_report_has_the_batchs_own_loss_and_further_terms()
    {
        var batches = new List<LossSummary>();
        var run = new ObservedRun { Further = [("Mmd", 7)] };
        run.Train(new Progress(value => batches.Add(value.Batch)), ObservedRun.Settings with { Epochs = 1 });
        Assert.Equal([(1, 4), (2, 4), (3, 2), (3, 2)], batches.Select(batch => ((int)batch.Loss, (int)batch.Count)));
        Assert.All(batches, batch => Assert.Equal(7, batch.Terms["Mmd"]));
    }

    private static void Cancel(long step, CancellationTokenSource stop)
    {
        if (step == 2)
        {
            stop.Cancel();
        }
    }

    private static void Throw(string what, string at)
    {
        if (what == at)
        {
            throw new ArithmeticException(at);
        }
    }

    private sealed class Progress(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
