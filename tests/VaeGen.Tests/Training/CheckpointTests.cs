using System.Globalization;

namespace VaeGen.Tests;

/// <summary>A training run with one weight, which is a sum over all that a run must not lose: batches in their order, rates, and random numbers.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const string Declaration = """{"input":[1]}""";

    private static readonly SampleSpec spec = new("M", [1], 0, 100);
    private static readonly SampleSet ten = new([.. Enumerable.Range(0, 10)], 1);
    private static readonly SampleSet held = new([5, 6, 7], 1);
    private static readonly TrainingSettings settings = new()
    {
        Epochs = 4, BatchSize = 4, Optimizer = Optimizer.Adam, LearningRate = 1e-3, Seed = 3, LearningRateSchedule = LearningRateSchedule.Cosine,
    };

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_run_that_stops_anywhere_goes_on_as_if_it_had_not(int? everySteps)
    {
        var checkpoints = new CheckpointOptions(folder["run"]) { Resume = true, EverySteps = everySteps };
        var whole = new Model();
        var expected = Train(whole, settings with { ValidateEverySteps = 2 });
        for (var stopAt = 1; stopAt < 12; stopAt++)
        {
            Directory.CreateDirectory(folder["run"]);
            Directory.Delete(folder["run"], recursive: true);
            var options = settings with { ValidateEverySteps = 2, Checkpoints = checkpoints };
            Assert.Throws<Power>(() => Train(new Model { FailAt = stopAt }, options));
            var resumed = new Model();
            var history = Train(resumed, options);
            Assert.Equal(whole.Bits, resumed.Bits);
            Assert.Equal(
                expected.Epochs.Select(epoch => epoch with { SamplesPerSecond = 0, Elapsed = default }),
                history.Epochs.Select(epoch => epoch with { SamplesPerSecond = 0, Elapsed = default }));

            // lost are only the steps since the last checkpoint
            var last = (stopAt - 1) / (everySteps ?? 3) * (everySteps ?? 3);
            Assert.Equal(last == 0 ? null : Name(last), Path.GetFileName(history.ResumedFrom));
            Assert.Equal(12 - last, resumed.Steps);
        }
    }

    [Fact]
    public void A_cancelled_run_saves_where_it_is()
    {
        using var stop = new CancellationTokenSource();
        var options = settings with { Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        Assert.Throws<OperationCanceledException>(() => Train(new Model { AtStep = step => Cancel(step, 5, stop), Stop = stop.Token }, options));
        var resumed = new Model();
        Assert.Equal(Name(5), Path.GetFileName(Train(resumed, options).ResumedFrom));
        var whole = new Model();
        Train(whole, settings);
        Assert.Equal((whole.Bits, 7), (resumed.Bits, resumed.Steps));

        // a run that is over is over
        var again = new Model();
        Assert.Equal(4, Train(again, options).Epochs.Count);
        Assert.Equal((whole.Bits, 0), (again.Bits, again.Steps));
    }

    [Fact]
    public void The_newest_are_kept_and_the_best()
    {
        var losses = new Queue<double>([3, 1, 2, 4]);
        Train(new Model { ValidationLoss = _ => losses.Dequeue() }, settings with { Checkpoints = new CheckpointOptions(folder["run"]) { Keep = 2 } });
        Assert.Equal([Path.GetFileName(folder["best.safetensors"]), Name(9), Name(12)], Directory.GetFiles(folder["run"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(2, TrainingPositionJson.Read("", ModelFile.Load(Path.Combine(folder["run"], "best.safetensors")).Training!).Epochs.Count);
    }

    [Fact]
    public void A_damaged_checkpoint_is_skipped_and_named()
    {
        var options = settings with { Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        Assert.Throws<Power>(() => Train(new Model { FailAt = 8 }, options));
        var newest = Path.Combine(folder["run"], Name(6));
        var bytes = File.ReadAllBytes(newest);
        bytes[^1] ^= 1;
        File.WriteAllBytes(newest, bytes);
        File.WriteAllText(Path.Combine(folder["run"], Name(6) + ".0123.tmp"), "half a chec");

        var history = Train(new Model(), options);
        Assert.Equal(Name(3), Path.GetFileName(history.ResumedFrom));
        Assert.Equal($"{newest}: is damaged: its checksum is not the one that was saved with it.", Assert.Single(history.SkippedCheckpoints).Message);
        Assert.Empty(Directory.GetFiles(folder["run"], "*.tmp"));

        foreach (var file in Directory.GetFiles(folder["run"]))
        {
            File.WriteAllText(file, "nothing");
        }
        Assert.Contains(Name(12), Assert.Throws<ModelFileException>(() => Train(new Model(), options)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_gone_on_from_or_written_over_unasked()
    {
        var options = settings with { Checkpoints = new CheckpointOptions(folder["run"]) };
        Train(new Model(), options);
        var error = Assert.Throws<ModelFileException>(() => Train(new Model(), options));
        Assert.EndsWith($"{Name(12)}: is of a run before this one: set Resume to go on from it, or name another folder.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_run_is_not_gone_on_from()
    {
        var checkpoints = new CheckpointOptions(folder["run"]) { Resume = true };
        Train(new Model(), settings with { Checkpoints = checkpoints });
        Fails(settings with { BatchSize = 5 }, "is of a run with BatchSize 4, expected 5, this run's");
        Fails(settings with { Seed = 4 }, "is of a run with Seed 3, expected 4, this run's");
        Fails(settings with { Optimizer = Optimizer.Sgd }, "is of a run with Optimizer Adam, expected Sgd, this run's");
        Fails(settings with { AveragingDecay = 0.5 }, "is of a run with AveragingDecay 0, expected 0.5, this run's");
        Fails(settings, "is of a run with training data of 10 samples, expected 3, this run's", held);

        // what it says of its end and of its steps' size may change
        Assert.Equal(6, Train(new Model(), settings with { Epochs = 6, LearningRate = 0.5, Checkpoints = checkpoints }).Epochs.Count);

        void Fails(TrainingSettings other, string what, SampleSet? data = null)
        {
            var error = Assert.Throws<ModelFileException>(() => Train(new Model(), other with { Checkpoints = checkpoints }, data));
            Assert.Contains(what, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_checkpoint_of_another_version_is_gone_on_from_where_its_settings_say_the_same()
    {
        var options = settings with { Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        Assert.Throws<Power>(() => Train(new Model { FailAt = 8 }, options));

        // one that knew of no average kept none
        Rewrite(",\"AveragingDecay\":\"0\"", "");
        var error = Assert.Throws<ModelFileException>(() => Train(new Model(), options with { AveragingDecay = 0.5 }));
        Assert.Contains("is of a run with AveragingDecay 0, expected 0.5, this run's", error.Message, StringComparison.Ordinal);
        var (whole, resumed) = (new Model(), new Model());
        Train(whole, settings);
        Assert.Equal(Name(6), Path.GetFileName(Train(resumed, options).ResumedFrom));
        Assert.Equal(whole.Bits, resumed.Bits);

        // a setting that must be the same and is not there, and one of a version to come
        Rewrite("\"Seed\":\"3\",", "");
        error = Assert.Throws<ModelFileException>(() => Train(new Model(), options with { Epochs = 6 }));
        Assert.Contains("is of a run with Seed nothing, expected 3, this run's", error.Message, StringComparison.Ordinal);
        Rewrite("\"Optimizer\"", "\"Seed\":\"3\",\"Momentum\":\"0.9\",\"Optimizer\"");
        error = Assert.Throws<ModelFileException>(() => Train(new Model(), options with { Epochs = 6 }));
        Assert.EndsWith("is of a run with Momentum 0.9, a setting that this version does not have: was it saved by a newer VaeGen?", error.Message, StringComparison.Ordinal);

        void Rewrite(string what, string by)
        {
            var newest = Directory.GetFiles(folder["run"], "checkpoint-*").Max(StringComparer.Ordinal)!;
            var file = ModelFile.Load(newest);
            Assert.Contains(what, file.Training, StringComparison.Ordinal);
            file.Training = file.Training!.Replace(what, by, StringComparison.Ordinal);
            file.Save(newest);
        }
    }

    [Fact]
    public void Patience_ends_the_run_with_the_best_weights()
    {
        foreach (var checkpoints in (CheckpointOptions?[])[null, new CheckpointOptions(folder["run"]) { Resume = true, Keep = 1 }])
        {
            var losses = new Queue<double>([3, 1, 2, double.NaN, 0]);
            var model = new Model { ValidationLoss = _ => losses.Dequeue() };
            var options = settings with { Epochs = 9, Patience = 2, Checkpoints = checkpoints };
            var history = Train(model, options);
            Assert.Equal((TrainingEnd.Patience, 4), (history.StoppedBy, history.Epochs.Count));
            var best = new Model { FailAt = 7 };
            Assert.Throws<Power>(() => Train(best, settings with { Epochs = 9 }));
            Assert.Equal(best.Bits, model.Bits);

            // and it stays ended
            var again = new Model();
            Assert.Equal(checkpoints is null ? TrainingEnd.Epochs : TrainingEnd.Patience, Train(again, options with { Patience = checkpoints is null ? 0 : 2 }).StoppedBy);
            Assert.Equal(checkpoints is null, best.Bits != again.Bits);
        }
    }

    [Fact]
    public void A_loss_that_is_no_number_goes_back_to_the_last_checkpoint_with_half_the_rate()
    {
        var rates = new List<double>();
        var options = settings with { LearningRateSchedule = LearningRateSchedule.Constant, Rollbacks = 1, Checkpoints = new CheckpointOptions(folder["run"]) };
        var failed = false;
        var model = new Model
        {
            LossAt = step => step == 5 && !failed && (failed = true) ? float.NaN : 1,
            Rates = rates,
        };
        var history = Train(model, options);
        var error = Assert.Single(history.Rollbacks);
        Assert.Equal((2, 2, "loss", Name(3)), (error.Epoch, error.Step, error.Term, Path.GetFileName(error.Checkpoint)));
        Assert.Equal(4, history.Epochs.Count);
        Assert.Equal([.. Enumerable.Repeat(1e-3, 5), .. Enumerable.Repeat(5e-4, 9)], rates);

        // once only; and without any checkpoint it goes back to its beginning
        Assert.Throws<NonFiniteLossException>(() => Train(new Model { LossAt = step => step == 5 ? float.NaN : 1 }, options with { Checkpoints = new CheckpointOptions(folder["other"]) }));
        var early = false;
        history = Train(new Model { LossAt = step => step == 1 && !early && (early = true) ? float.NaN : 1 }, options with { Checkpoints = new CheckpointOptions(folder["third"]) });
        Assert.Equal(Name(0), Path.GetFileName(Assert.Single(history.Rollbacks).Checkpoint));
    }

    [Fact]
    public void Weights_that_are_no_numbers_are_never_saved()
    {
        var error = Assert.Throws<NonFiniteLossException>(() => Train(
            new Model { BadFrom = 4 }, settings with { Checkpoints = new CheckpointOptions(folder["run"]) }));
        Assert.Equal("weight", error.TensorName);
        Assert.Equal([Name(3)], Directory.GetFiles(folder["run"]).Select(Path.GetFileName));
    }

    [Fact]
    public void A_time_limit_ends_the_run_and_saves_it()
    {
        var options = settings with { TimeLimit = TimeSpan.FromTicks(1), Checkpoints = new CheckpointOptions(folder["run"]) { Resume = true } };
        var steps = 0;
        for (var runs = 0; runs < 12; runs++)
        {
            var model = new Model();
            Assert.Equal(TrainingEnd.TimeLimit, Train(model, options).StoppedBy);
            steps += model.Steps;
            Assert.Equal(runs + 1, steps);
        }
        Assert.Equal(4, Train(new Model(), settings with { Checkpoints = options.Checkpoints }).Epochs.Count);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_one_clear_error()
    {
        File.WriteAllText(folder["file"], "");
        var error = Assert.Throws<ModelFileException>(() => Train(new Model(), settings with { Checkpoints = new CheckpointOptions(folder["file"]) }));
        Assert.StartsWith($"{folder["file"]}: cannot be a folder of checkpoints: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_positions_are_a_typed_error()
    {
        var good = TrainingPositionJson.Write(new TrainingPosition
        {
            Epoch = 2, Step = 1, Samples = 10, Settings = [new("Seed", "1")], Best = 0.1 + 0.2, Train = default(LossSummary).Add(3, 1, 2, 3, [("Mmd", double.NegativeInfinity)]),
            Epochs = [new EpochReport(1, new LossSummary { Loss = 1.0 / 3, Count = 4 }, new LossSummary { Loss = 5 }, 7.5, TimeSpan.FromTicks(123))],
        });
        var read = TrainingPositionJson.Read("p", good);
        Assert.Equal(good, TrainingPositionJson.Write(read));
        Assert.Equal((0.1 + 0.2, double.NegativeInfinity), (read.Best, read.Train.Terms["Mmd"]));

        var random = new Random(5);
        var refused = 0;
        for (var round = 0; round < 10_000; round++)
        {
            var text = System.Text.Encoding.UTF8.GetString(Mutation.Of(System.Text.Encoding.UTF8.GetBytes(good), random));
            try
            {
                TrainingPositionJson.Read("p", text);
            }
            catch (ModelFileException error)
            {
                Assert.StartsWith("p: is no checkpoint of a training run", error.Message, StringComparison.Ordinal);
                refused++;
            }
        }
        Assert.InRange(refused, 5000, 9999);
    }

    private static string Name(long steps) => string.Create(CultureInfo.InvariantCulture, $"checkpoint-{steps:D10}.safetensors");

    private static void Cancel(long step, long at, CancellationTokenSource stop)
    {
        if (step == at)
        {
            stop.Cancel();
        }
    }

    // the loop that is emitted, around one number
    private static TrainingHistory Train(Model model, TrainingSettings options, SampleSet? data = null)
    {
        var isValidated = options.Patience + options.ValidateEverySteps > 0 || model.ValidationLoss is not null;
        using var run = new TrainingRun(spec, data ?? ten, isValidated ? held : null, options, null, model.Stop);
        run.Begin(model, Declaration);
        foreach (var batch in run.Batches())
        {
            var step = run.StepsDone + 1;
            model.AtStep?.Invoke(step);
            if (step == model.FailAt)
            {
                throw new Power();
            }
            model.Rates?.Add(run.LearningRate);
            if (!run.Record(batch, model.LossAt?.Invoke(step) ?? batch.Values.Sum(), 1, 2))
            {
                continue;
            }
            model.Step(batch, run.LearningRate, step);
            if (run.ValidationIsDue)
            {
                run.EndValidation(new LossSummary { Loss = model.ValidationLoss?.Invoke(step) ?? model.Noise(), Count = 3 });
            }
        }
        return run.History;
    }

    private sealed class Power : Exception;

    private sealed class Model : ITrainingState
    {
        private float weight = 0.5f;
        private long random = 1;

        public int FailAt { get; init; }

        public int BadFrom { get; init; } = int.MaxValue;

        public Action<long>? AtStep { get; init; }

        public Func<long, float>? LossAt { get; init; }

        public Func<long, double>? ValidationLoss { get; init; }

        public List<double>? Rates { get; init; }

        public CancellationToken Stop { get; init; } = TestContext.Current.CancellationToken;

        public int Steps { get; private set; }

        public int Bits => BitConverter.SingleToInt32Bits(weight);

        public void Step(Batch batch, double rate, long step)
        {
            Steps++;
            foreach (var value in batch.Values)
            {
                weight = (float)(0.7 * weight + rate * value * Noise());
            }
            weight = step >= BadFrom ? float.NaN : weight;
        }

        public double Noise() => (random = random * 6364136223846793005 + 1442695040888963407) / 1e18;

        public void Save(ModelFile file)
        {
            file.Add("weight", [], [weight]);
            file.AddInt64("training.random", [], [random]);
        }

        public void Load(ModelFile file) => (weight, random) = (file.Values("weight", [])[0], file.Int64Values("training.random", [])[0]);

        public void ShareNoise(BatchShare? share) => throw new InvalidOperationException("There is one process.");

        public void Exchange(ICommunicator processes, double weight) => throw new InvalidOperationException("There is one process.");

        public string? FirstNonFinite() => float.IsFinite(weight) ? null : "weight";
    }
}
