namespace VaeGen.Tests;

/// <summary>The run of several processes around a model of one weight w, whose loss is the mean of (w − x − ε)² with noise ε of each sample's own.</summary>
public sealed class DistributedRunTests : IDisposable
{
    private const string Declaration = """{"input":[1]}""";

    private static readonly SampleSpec spec = new("M", [1], 0, 100);
    private static readonly SampleSet data = new([.. Enumerable.Range(0, 26)], 1);
    private static readonly SampleSet held = new([5, 6, 7, 9, 30], 1);
    private static readonly TrainingSettings settings = new()
    {
        Epochs = 4, BatchSize = 8, Optimizer = Optimizer.Sgd, LearningRate = 0.05, Seed = 3,
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void Learns_what_one_process_learns(int size)
    {
        var alone = new Model(1);
        var expected = Train(alone, settings);
        var runs = Threads.Run(size, processes =>
        {
            var model = new Model(processes.Rank + 1); // other weights at first: the first one's are those that count
            return (Model: model, History: Train(model, settings with { Communicator = processes }));
        });
        foreach (var (model, history) in runs)
        {
            Assert.Equal(alone.Weight, model.Weight, 1e-4f);
            Assert.Equal(runs[0].Model.Weight, model.Weight);
            foreach (var (one, several) in expected.Epochs.Zip(history.Epochs, (a, b) => (a, b)))
            {
                Assert.Equal(one.Train.Count, several.Train.Count);
                Assert.Equal(one.Train.Loss, several.Train.Loss, 1e-3);
                Assert.Equal(one.Train.Terms["Half"], several.Train.Terms["Half"], 1e-3);
                Assert.Equal(one.Validation!.Value.Loss, several.Validation!.Value.Loss, 1e-3);
                Assert.Equal(held.Count, several.Validation!.Value.Count);
                Assert.Equal(one.Validation!.Value.Terms["Half"], several.Validation!.Value.Terms["Half"], 1e-3);
            }
        }
    }

    [Fact]
    public void The_first_process_alone_reports_and_writes()
    {
        var options = settings with { Checkpoints = new CheckpointOptions(folder["run"]) };
        var reports = new int[3];
        Threads.Run(3, processes =>
        {
            Train(new Model(1), options with { Communicator = processes }, progress: new Report(() => reports[processes.Rank]++));
            return 0;
        });
        Assert.Equal([20, 0, 0], reports); // 4 steps and an end of each of 4 epochs
        Assert.Equal(4, Directory.GetFiles(folder["run"]).Length);
    }

    [Fact]
    public void Goes_on_with_another_number_of_processes()
    {
        var whole = new Model(1);
        Train(whole, settings);
        var options = settings with { Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        Threads.Run(3, processes => Train(new Model(1), options with { Epochs = 2, Communicator = processes }));
        var resumed = Threads.Run(2, processes =>
        {
            var model = new Model(5);
            var history = Train(model, options with { Communicator = processes });
            Assert.NotNull(history.ResumedFrom); // in all of them, of which one read it
            return model.Weight;
        });
        Assert.All(resumed, weight => Assert.Equal(whole.Weight, weight, 1e-4f));
    }

    [Fact]
    public void A_stop_that_one_asks_for_ends_all_after_the_same_step()
    {
        using var stop = new CancellationTokenSource();
        var options = settings with { Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        var steps = Threads.Run(3, processes =>
        {
            var model = processes.Rank == 2 ? new Model(1) { Stop = stop.Token } : new Model(1);
            Assert.Throws<OperationCanceledException>(() => Train(model, options with { Communicator = processes }, atStep: step => Cancel(processes.Rank, step)));
            return model.Steps;
        });
        Assert.Equal([6, 6, 6], steps);
        Assert.True(File.Exists(folder["run/checkpoint-0000000006.safetensors"]));

        void Cancel(int rank, int step)
        {
            if (rank == 2 && step == 6)
            {
                stop.Cancel();
            }
        }
    }

    [Fact]
    public void A_loss_of_one_that_is_no_number_sends_all_back()
    {
        var options = settings with { Rollbacks = 1, Checkpoints = new CheckpointOptions(folder["run"]) { EverySteps = 2 } };
        var runs = Threads.Run(3, processes =>
        {
            var model = new Model(1) { BadAt = processes.Rank == 1 ? 5 : 0 };
            return (Train(model, options with { Communicator = processes }).Rollbacks, model.Weight);
        });
        Assert.All(runs, run => Assert.Equal("reconstruction loss", Assert.Single(run.Rollbacks).Term));
        Assert.All(runs, run => Assert.Equal(runs[0].Weight, run.Weight));
    }

    [Fact]
    public void Weights_that_drift_apart_are_an_error()
    {
        var error = Assert.Throws<AggregateException>(() => Threads.Run(3, processes =>
            Train(new Model(1) { Drift = processes.Rank == 2 ? 1e-3f : 0 }, settings with { Communicator = processes })));
        Assert.All(error.InnerExceptions, one => Assert.Equal(
            "M: the weights of the 3 processes differ after epoch 1, expected the same bits: do all machines run the same program and engine?", Assert.IsType<MpiException>(one).Message));
    }

    [Fact]
    public void A_batch_that_cannot_be_shared_is_an_error()
    {
        var error = Assert.Throws<AggregateException>(() => Threads.Run(9, processes => Train(new Model(1), settings with { Communicator = processes })));
        Assert.All(error.InnerExceptions, one => Assert.StartsWith("BatchSize must be at least 9, of which each of the 9 processes has 1.", one.Message, StringComparison.Ordinal));
    }

    // the loop that is emitted, around one number
    private static TrainingHistory Train(
        Model model, TrainingSettings options, IProgress<TrainingProgress>? progress = null, Action<int>? atStep = null)
    {
        using var run = new TrainingRun(spec, data, held, options, progress, model.Stop);
        run.Begin(model, Declaration);
        foreach (var batch in run.Batches())
        {
            var loss = model.Backward(batch);
            atStep?.Invoke(model.Steps + 1);
            if (!run.Record(batch, loss, loss, 0, [("Half", loss / 2)]))
            {
                continue;
            }
            model.Step(run.LearningRate);
            if (run.ValidationIsDue)
            {
                var summary = new LossSummary();
                foreach (var part in run.ValidationBatches(3))
                {
                    var mean = model.Loss(part);
                    summary = summary.Add(part.Counted, mean, mean, 0, [("Half", mean / 2)]);
                }
                run.EndValidation(summary);
            }
        }
        return run.History;
    }

    private sealed class Report(Action tell) : IProgress<TrainingProgress>
    {
        void IProgress<TrainingProgress>.Report(TrainingProgress value) => tell();
    }

    private sealed class Model(int seed) : ITrainingState
    {
        private float gradient;
        private int calls;
        private long random = seed;
        private BatchShare? share;

        public float Weight { get; private set; } = seed;

        public int Steps { get; private set; }

        public CancellationToken Stop { get; init; } = TestContext.Current.CancellationToken;

        public int BadAt { get; init; }

        public float Drift { get; init; }

        public float Loss(Batch batch) => Errors(batch).Average(error => error * error);

        public float Backward(Batch batch)
        {
            var errors = Errors(batch);
            gradient = errors.Average(error => 2 * error);
            return ++calls == BadAt ? float.NaN : errors.Average(error => error * error);
        }

        public void Step(double rate)
        {
            Weight += Drift - ((float)rate * gradient);
            Steps++;
        }

        public void Save(ModelFile file)
        {
            file.Add("weight", [], [Weight]);
            file.AddInt64("training.random", [], [random]);
        }

        public void Load(ModelFile file) => (Weight, random) = (file.Values("weight", [])[0], file.Int64Values("training.random", [])[0]);

        public void ShareNoise(BatchShare? share) => this.share = share;

        public void Exchange(ICommunicator processes, double weight)
        {
            Span<float> flat = [(float)weight * gradient];
            processes.AllReduce(flat);
            gradient = flat[0];
        }

        public string? FirstNonFinite() => float.IsFinite(Weight) ? null : "weight";

        // the noise of the whole batch, of which this part's is taken
        private float[] Errors(Batch batch)
        {
            var (first, count, total) = share ?? new BatchShare(0, batch.Count, batch.Count);
            Assert.Equal(batch.Count, count);
            var noise = new float[total];
            foreach (ref var value in noise.AsSpan())
            {
                value = (random = (random * 6364136223846793005) + 1442695040888963407) / 1e19f;
            }
            return [.. batch.Values.Select((x, i) => Weight - x - noise[first + i])];
        }
    }
}
