namespace VaeGen.Tests;

public sealed class TrainingRunTests
{
    private static readonly SampleSpec spec = new("M", [1], 0, 100);
    private static readonly SampleSet ten = new([.. Enumerable.Range(0, 10)], 1);
    private static readonly TrainingSettings settings = new() { Epochs = 2, BatchSize = 4, Optimizer = Optimizer.Adam, LearningRate = 1e-3, Seed = 3 };

    [Fact]
    public void Every_sample_comes_once_an_epoch_in_an_order_of_seed_and_epoch()
    {
        var orders = new List<float[]>();
        foreach (var seed in (long[])[3, 4])
        {
            orders.AddRange(Run(settings with { Seed = seed }).Batches().SelectMany(batch => batch.Values.ToArray()).Chunk(10));
        }
        Assert.Equal(4, orders.DistinctBy(order => string.Join(' ', order)).Count());
        Assert.All(orders, order => Assert.Equal(ten.Values, order.Order()));

        var expected = new int[10];
        SplitMix64.Permute(expected, seed: 3, stream: 2);
        Assert.Equal(expected.Select(value => (float)value), orders[1]);
    }

    [Fact]
    public void The_time_of_schedules_goes_on_from_epoch_to_epoch()
    {
        var run = Run(settings);
        var times = new List<(long, double)>();
        foreach (var _ in run.Batches())
        {
            times.Add((run.StepsDone, run.EpochsDone));
        }
        Assert.Equal([(0, 0), (1, 1 / 3.0), (2, 2 / 3.0), (3, 1), (4, 4 / 3.0), (5, 5 / 3.0)], times);
    }

    [Fact]
    public void Batches_are_exact_and_their_arrays_used_again()
    {
        var run = Run(settings with { Epochs = 3 });
        var arrays = new HashSet<float[]>();
        var counts = new List<int>();
        float[]? before = null;
        foreach (var batch in run.Batches())
        {
            Assert.Equal(batch.Count, batch.Values.Length);
            Assert.NotSame(before, batch.Values); // the next one is read while this one trains
            counts.Add(batch.Count);
            arrays.Add(before = batch.Values);
        }
        Assert.Equal([4, 4, 2, 4, 4, 2, 4, 4, 2], counts);
        Assert.Equal(4, arrays.Count);
    }

    [Theory]
    [InlineData(3, 2, new[] { 3, 3, 4 })] // a rest of one joins the batch before it
    [InlineData(4, 2, new[] { 4, 4, 2 })]
    [InlineData(9, 2, new[] { 10 })]
    [InlineData(9, 1, new[] { 9, 1 })]
    [InlineData(10, 2, new[] { 10 })]
    [InlineData(100, 2, new[] { 10 })]
    [InlineData(4, 3, new[] { 4, 6 })]
    [InlineData(int.MaxValue, 2, new[] { 10 })]
    public void No_batch_is_smaller_than_the_model_can_be_trained_on(int batchSize, int smallest, int[] expected)
    {
        var reports = new List<TrainingProgress>();
        var run = new TrainingRun(spec, ten, null, settings with { Epochs = 1, BatchSize = batchSize }, new Listener(reports.Add), TestContext.Current.CancellationToken, smallest);
        var counts = new List<int>();
        var values = new List<float>();
        foreach (var batch in run.Batches())
        {
            Assert.Equal(batch.Count, batch.Values.Length);
            counts.Add(batch.Count);
            values.AddRange(batch.Values);
        }
        Assert.Equal(expected, counts);
        Assert.Equal(ten.Values, values.Order());
        Assert.All(reports, report => Assert.Equal(expected.Length, report.Steps));
    }

    [Fact]
    public void Too_few_samples_for_the_model_are_refused()
    {
        var error = Assert.Throws<DataException>(() => new TrainingRun(spec, new SampleSet([1], 1), ten, settings, null, TestContext.Current.CancellationToken, smallestBatch: 2));
        Assert.Equal("M: the training data has 1 samples, expected at least 2 for batch norm.", error.Message);
        Assert.Equal(("2", "1"), (error.Expected, error.Found));

        var option = Assert.Throws<ArgumentOutOfRangeException>(() => new TrainingRun(spec, ten, null, settings with { BatchSize = 1 }, null, TestContext.Current.CancellationToken, smallestBatch: 2));
        Assert.StartsWith("BatchSize must be at least 2 for batch norm.", option.Message, StringComparison.Ordinal);

        // held-out samples are evaluated with running statistics: one will do
        Assert.Equal(10, new TrainingRun(spec, ten, new SampleSet([1], 1), settings with { Epochs = 1 }, null, TestContext.Current.CancellationToken, smallestBatch: 2).Batches().Sum(batch => batch.Count));
    }

    [Fact]
    public void Means_weigh_every_sample_the_same()
    {
        var run = Run(settings, ten, ten);
        foreach (var batch in run.Batches())
        {
            var (epoch, step) = ((int)run.EpochsDone + 1, (int)(run.StepsDone % 3) + 1);
            Assert.True(run.Record(batch, 10 * epoch * step, 8 * epoch * step, 2 * epoch * step));
            Assert.Equal(step == 3, run.ValidationIsDue);
            if (step == 3)
            {
                run.EndValidation(new LossSummary { Loss = epoch, Count = 1 });
            }
        }
        // batches of 4, 4 and 2 with losses 10, 20 and 30: (40 + 80 + 60) / 10 = 18
        Assert.Equal([18, 36], run.History.Epochs.Select(epoch => epoch.Train.Loss));
        Assert.Equal(14.4, run.History.Epochs[0].Train.Reconstruction, 1e-12);
        Assert.Equal(3.6, run.History.Epochs[0].Train.Kl, 1e-12);
        Assert.Equal(10, run.History.Epochs[0].Train.Count);
        Assert.Equal([1.0, 2.0], run.History.Epochs.Select(epoch => epoch.Validation?.Loss));
        Assert.Equal([1, 2], run.History.Epochs.Select(epoch => epoch.Epoch));
        Assert.Same(settings, run.History.Settings);
    }

    [Fact]
    public void Speed_is_that_of_training_alone()
    {
        var clock = new Clock();
        var reports = new List<TrainingProgress>();
        var run = new TrainingRun(spec, ten, ten, settings with { Epochs = 1 }, new Listener(report =>
        {
            clock.Advance(50); // a slow console
            reports.Add(report);
        }), clock, TestContext.Current.CancellationToken);
        clock.Advance(7); // making the optimiser
        var validation = new LossSummary { Loss = 5, Count = 1 };
        foreach (var batch in run.Batches())
        {
            clock.Advance(1);
            run.Record(batch, 6, 4, 2);
            if (run.ValidationIsDue)
            {
                clock.Advance(1000);
                run.EndValidation(validation);
            }
        }

        // the last report comes after three steps of a second, three reports of 50, 7 of preparation and 1000 of validation
        Assert.Equal(
        [
            new TrainingProgress(1, 1, 1, 3, Mean(4), 1e-3, 4, TimeSpan.FromSeconds(8), null, null) { Batch = Mean(4) },
            new TrainingProgress(1, 1, 2, 3, Mean(8), 1e-3, 4, TimeSpan.FromSeconds(7 + 2 + 50), null, null) { Batch = Mean(4) },
            new TrainingProgress(1, 1, 3, 3, Mean(10), 1e-3, 10 / 3.0, TimeSpan.FromSeconds(7 + 3 + 100 + 1000), validation, null) { Batch = Mean(2) },
            new TrainingProgress(1, 1, 3, 3, Mean(10), 1e-3, 10 / 3.0, TimeSpan.FromSeconds(7 + 3 + 150 + 1000), validation, run.History.Epochs[0]) { Batch = Mean(2) },
        ],
        reports);
        Assert.Equal(10 / 3.0, run.History.Epochs[0].SamplesPerSecond);
        Assert.Equal(TimeSpan.FromSeconds(1160), run.History.Epochs[0].Elapsed);

        // the first of three steps took 8 seconds: two are left
        Assert.Equal((1, 16), (reports[0].StepsDone, Math.Round(reports[0].Remaining.TotalSeconds)));
        Assert.Equal((3, TimeSpan.Zero), (reports[3].StepsDone, reports[3].Remaining));

        static LossSummary Mean(int count) => new() { Loss = 6, Reconstruction = 4, Kl = 2, Count = count };
    }

    [Theory]
    [InlineData(float.NaN, 1f, 1f, "loss", "NaN")]
    [InlineData(1f, float.PositiveInfinity, 1f, "reconstruction loss", "Infinity")]
    [InlineData(float.NaN, 1f, float.NegativeInfinity, "KL divergence", "-Infinity")]
    public void A_loss_that_is_no_number_stops_the_run(float loss, float reconstruction, float kl, string term, string value)
    {
        var run = Run(settings);
        var steps = 0;
        var error = Assert.Throws<NonFiniteLossException>(() =>
        {
            foreach (var batch in run.Batches())
            {
                steps++;
                run.Record(batch, steps == 5 ? loss : 1, steps == 5 ? reconstruction : 1, steps == 5 ? kl : 1);
            }
        });
        Assert.Equal($"M: the {term} became {value} in step 2 of epoch 2, expected a finite number; the weights are those before that step. A lower learning rate often helps.", error.Message);
        Assert.Equal((term, 2, 2), (error.Term, error.Epoch, error.Step));
        Assert.False(double.IsFinite(error.Value));
    }

    [Fact]
    public void A_further_term_that_makes_the_loss_no_number_is_named_and_one_that_does_not_is_let_be()
    {
        var run = Run(settings);
        var batch = run.Batches().First();
        run.Record(batch, 1, 1, 1, [("Mmd", double.NaN), ("Extra", 3)]);
        var error = Assert.Throws<NonFiniteLossException>(() => run.Record(batch, float.NaN, 1, 1, [("Mmd", 2), ("Extra", double.NaN)]));
        Assert.Equal("Extra", error.Term);
    }

    [Fact]
    public void Cancellation_waits_for_the_step_under_way()
    {
        using var stop = new CancellationTokenSource();
        var reports = 0;
        var run = new TrainingRun(spec, ten, null, settings, new Listener(_ => reports++), stop.Token);
        var steps = 0;
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var batch in run.Batches())
            {
                if (++steps == 2)
                {
                    stop.Cancel();
                }
                run.Record(batch, 1, 1, 0);
            }
        });
        Assert.Equal((2, 2), (steps, reports));
    }

    [Fact]
    public void Cancellation_in_an_epochs_last_step_spares_the_validation()
    {
        using var stop = new CancellationTokenSource();
        var run = new TrainingRun(spec, ten, ten, settings, null, stop.Token);
        var steps = 0;
        Assert.Throws<OperationCanceledException>(() =>
        {
            foreach (var _ in run.Batches())
            {
                if (++steps == 3)
                {
                    Assert.True(run.ValidationIsDue);
                    stop.Cancel();
                    Assert.False(run.ValidationIsDue);
                }
            }
        });
        Assert.Throws<OperationCanceledException>(() => new TrainingRun(spec, ten, ten, settings, null, stop.Token).Batches().First());
    }

    [Fact]
    public void Data_sets_are_checked_by_name()
    {
        Assert.Equal("M: a sample of the training data is 2, expected 1.",
            Assert.Throws<ShapeException>(() => Run(settings, new SampleSet([1, 2], 2))).Message);
        Assert.Equal("M: a sample of the validation data is 2, expected 1.",
            Assert.Throws<ShapeException>(() => Run(settings, ten, new SampleSet([1, 2], 2))).Message);
        Assert.Equal("M: the training data has no samples, expected at least one.",
            Assert.Throws<DataException>(() => Run(settings, new SampleSet([], 1))).Message);
        Assert.Equal("M: the validation data has no samples, expected at least one.",
            Assert.Throws<DataException>(() => Run(settings, ten, new SampleSet([], 1))).Message);
    }

    [Fact]
    public void A_bad_value_is_named_by_its_place_in_the_data_set()
    {
        var bad = new SampleSet([.. Enumerable.Range(0, 9), 101], 1);
        var error = Assert.Throws<DataException>(() => Run(settings, bad).Batches().Count());
        Assert.Equal("M: sample 9 of the training data has the value 101 at position 0, expected values in [0, 100].", error.Message);

        // of the validation data before the first epoch, not after it
        error = Assert.Throws<DataException>(() => Run(settings, ten, bad).Batches().First());
        Assert.Equal("M: sample 9 of the validation data has the value 101 at position 0, expected values in [0, 100].", error.Message);
    }

    [Fact]
    public void Steps_make_no_garbage()
    {
        var data = new SampleSet(new float[1000], 1);
        var run = Run(settings with { BatchSize = 1 }, data);
        var before = 0L;
        foreach (var batch in run.Batches())
        {
            run.Record(batch, 1, 1, 0);
            before = run.StepsDone == 500 ? GC.GetAllocatedBytesForCurrentThread() : before;
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1024);
    }

    private static TrainingRun Run(TrainingSettings settings, IDataset? data = null, IDataset? validation = null) =>
        new(spec, data ?? ten, validation, settings, null, TestContext.Current.CancellationToken);

    private sealed class Listener(Action<TrainingProgress> listen) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => listen(value);
    }

    private sealed class Clock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1;

        public void Advance(int seconds) => now += seconds;

        public override long GetTimestamp() => now;
    }
}
