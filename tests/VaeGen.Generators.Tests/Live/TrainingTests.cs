namespace VaeGen.Generators.Tests;

/// <summary>Emitted Fit and Evaluate, run: the ELBO rises, options and seeds do what they say, and what cannot be trained on is refused.</summary>
[Collection(LiveTests.Name)]
public sealed class TrainingTests
{
    private const string Small = "[Input(8, 8)] [Encoder(Layers = [32])] [Latent(Dim = 4)] [Training(Epochs = 4, BatchSize = 32, LearningRate = 3e-3)] ";
    private const string Gaussian = Small + "[Reconstruction(Likelihood.Gaussian, Variance = 0.1)]";

    public static TheoryData<Activation> Activations { get; } = [.. Enum.GetValues<Activation>()];

    public static TheoryData<Optimizer> Optimizers { get; } = [.. Enum.GetValues<Optimizer>()];

    [Theory]
    [InlineData(Small)]
    [InlineData(Gaussian)]
    [InlineData(Small + "[Decoder(Layers = [16, 24], Activation = Activation.Silu, Dropout = 0.1)]")]
    public void The_loss_falls_on_data_seen_and_unseen(string attributes)
    {
        using var model = LiveModels.Create(attributes);
        var (train, heldOut) = (Bars.Create(1024), Bars.Create(256, seed: 2));
        var before = model.Evaluate(heldOut);
        var history = model.Train(train, new TrainingOptions { Epochs = 25 }, heldOut);
        var after = model.Evaluate(heldOut);

        Assert.Equal(256, after.Count);
        Assert.True(after.Loss < before.Loss - 5, $"Held-out loss {before.Loss:F2} before and {after.Loss:F2} nats after 25 epochs.");
        Assert.True(history.Epochs[^1].Train.Loss < history.Epochs[0].Train.Loss - 2);
        Assert.True(after.Kl > 0.5, $"KL of {after.Kl:F3} nats: the latent code is not used.");
        Assert.Equal(after.Reconstruction + after.Kl, after.Loss, 1e-3 * (1 + Math.Abs(after.Loss)));
    }

    [Theory, MemberData(nameof(Activations))]
    public void Every_activation_learns(Activation activation)
    {
        using var model = LiveModels.Create($"[Input(8, 8)] [Encoder(Layers = [32], Activation = Activation.{activation})] [Latent(Dim = 4)] [Training(BatchSize = 32, LearningRate = 3e-3)]");
        AssertLearns(model, new TrainingOptions { Epochs = 3 });
    }

    [Theory, MemberData(nameof(Optimizers))]
    public void Every_optimiser_learns_declared_or_chosen_at_run_time(Optimizer optimizer)
    {
        var learningRate = optimizer == Optimizer.Sgd ? "0.01" : "0.003";
        using var declared = LiveModels.Create($"[Input(8, 8)] [Encoder(Layers = [32])] [Latent(Dim = 4)] [Training(Epochs = 3, BatchSize = 32, Optimizer = Optimizer.{optimizer}, LearningRate = {learningRate})]");
        AssertLearns(declared, null);

        using var chosen = LiveModels.Create("[Input(8, 8)] [Encoder(Layers = [32])] [Latent(Dim = 4)]");
        chosen.Train(Bars.Create(512), new TrainingOptions
        {
            Epochs = 3,
            BatchSize = 32,
            Optimizer = optimizer,
            LearningRate = double.Parse(learningRate, System.Globalization.CultureInfo.InvariantCulture),
        });
        Assert.Equal(Weights(declared), Weights(chosen));
    }

    [Theory]
    [InlineData("LearningRateSchedule = LearningRateSchedule.Exponential, FinalLearningRate = 1e-4")]
    [InlineData("LearningRateSchedule = LearningRateSchedule.Linear, WarmUpSteps = 5")]
    [InlineData("MaximumGradientNorm = 0.5")]
    [InlineData("AveragingDecay = 0.9")]
    [InlineData("WeightDecay = 0.1")]
    [InlineData("Patience = 1, ValidateEverySteps = 2")]
    public void An_option_does_the_same_declared_or_given_at_run_time(string option)
    {
        var options = new Dictionary<string, TrainingOptions>
        {
            ["LearningRateSchedule = LearningRateSchedule.Exponential, FinalLearningRate = 1e-4"] = new() { LearningRateSchedule = LearningRateSchedule.Exponential, FinalLearningRate = 1e-4 },
            ["LearningRateSchedule = LearningRateSchedule.Linear, WarmUpSteps = 5"] = new() { LearningRateSchedule = LearningRateSchedule.Linear, WarmUpSteps = 5 },
            ["MaximumGradientNorm = 0.5"] = new() { MaximumGradientNorm = 0.5 },
            ["AveragingDecay = 0.9"] = new() { AveragingDecay = 0.9 },
            ["WeightDecay = 0.1"] = new() { WeightDecay = 0.1 },
            ["Patience = 1, ValidateEverySteps = 2"] = new() { Patience = 1, ValidateEverySteps = 2 },
        }[option];
        var (data, heldOut) = (Bars.Create(256), Bars.Create(32, seed: 2));
        using var declared = LiveModels.Create(Small.Replace("LearningRate = 3e-3", "LearningRate = 3e-3, " + option, StringComparison.Ordinal));
        using var chosen = LiveModels.Create(Small);
        using var neither = LiveModels.Create(Small);
        var (first, second) = (declared.Train(data, validation: heldOut), chosen.Train(data, options, heldOut));
        Assert.Equal(Losses(first), Losses(second));
        Assert.Equal(first.Settings, second.Settings);

        // and it does something
        Assert.NotEqual(Losses(neither.Train(data, validation: heldOut)), Losses(first));

        static IEnumerable<(LossSummary, LossSummary?)> Losses(TrainingHistory history) => history.Epochs.Select(epoch => (epoch.Train, epoch.Validation));
    }

    [Fact]
    public void Declared_options_are_the_settings_of_the_run()
    {
        using var model = LiveModels.Create(Small.Replace("LearningRate = 3e-3",
            "LearningRateSchedule = LearningRateSchedule.Cosine, FinalLearningRate = 1e-5, WarmUpSteps = 7, WeightDecay = 0.25, MaximumGradientNorm = 2.5, AveragingDecay = 0.75, Patience = 3, ValidateEverySteps = 4, TimeLimitMinutes = 90, Rollbacks = 0",
            StringComparison.Ordinal));
        var declared = new TrainingSettings
        {
            Epochs = 4, BatchSize = 32, Optimizer = Optimizer.Adam, LearningRate = 0.001, Seed = 1, LearningRateSchedule = LearningRateSchedule.Cosine, FinalLearningRate = 1e-5,
            WarmUpSteps = 7, WeightDecay = 0.25, MaximumGradientNorm = 2.5, AveragingDecay = 0.75, Patience = 3, ValidateEverySteps = 4, TimeLimit = TimeSpan.FromMinutes(90),
        };
        Assert.Equal(declared, model.Train(Bars.Create(64), validation: Bars.Create(8)).Settings);
        Assert.Equal(declared with { Epochs = 1, Patience = 0, ValidateEverySteps = 0 }, model.Train(Bars.Create(64), new TrainingOptions { Epochs = 1, Patience = 0, ValidateEverySteps = 0 }).Settings);

        // patience is nothing without something to be patient with, and going back without a place to go back to
        Assert.StartsWith("Patience must be 0 without validation data.", Assert.Throws<ArgumentOutOfRangeException>(() => model.Train(Bars.Create(64))).Message, StringComparison.Ordinal);
        using var forgiving = LiveModels.Create(Small.Replace("LearningRate = 3e-3", "Rollbacks = 1", StringComparison.Ordinal));
        Assert.StartsWith("Rollbacks must be 0 without Checkpoints", Assert.Throws<ArgumentOutOfRangeException>(() => forgiving.Train(Bars.Create(64))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_optimiser_ends_with_weights_of_its_own()
    {
        // Adam and AdamW differ by the weight decay alone, which TorchSharp leaves at 0
        byte[] Run(Optimizer optimizer)
        {
            using var model = LiveModels.Create(Small);
            model.Train(Bars.Create(200), new TrainingOptions { Optimizer = optimizer, Epochs = 2 });
            return Weights(model);
        }

        var weights = Enum.GetValues<Optimizer>().Select(Run).ToList();
        Assert.Equal(weights.Count, weights.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_seed_others()
    {
        byte[] Run(long seed)
        {
            using var model = LiveModels.Create(Small);
            model.Train(Bars.Create(200), new TrainingOptions { Seed = seed, Epochs = 2 });
            return Weights(model);
        }

        var first = Run(5);
        Assert.Equal(first, Run(5));
        Assert.NotEqual(first, Run(6));
    }

    [Fact]
    public void History_has_the_declared_settings_and_a_report_for_every_epoch()
    {
        using var model = LiveModels.Create(Small);
        var history = model.Train(Bars.Create(100), new TrainingOptions { BatchSize = 40 }, Bars.Create(30, seed: 2));

        Assert.Equal(new TrainingSettings { Epochs = 4, BatchSize = 40, Optimizer = Optimizer.Adam, LearningRate = 3e-3, Seed = 1 }, history.Settings);
        Assert.Equal([1, 2, 3, 4], history.Epochs.Select(epoch => epoch.Epoch));
        Assert.All(history.Epochs, epoch =>
        {
            Assert.Equal(100, epoch.Train.Count);
            Assert.Equal(30, Assert.NotNull(epoch.Validation).Count);
            Assert.True(epoch.SamplesPerSecond > 0);
        });
    }

    [Fact]
    public void Without_validation_samples_there_is_no_validation_loss()
    {
        using var model = LiveModels.Create(Small);
        Assert.All(model.Train(Bars.Create(64)).Epochs, epoch => Assert.Null(epoch.Validation));
    }

    [Fact]
    public void Progress_comes_after_every_step_and_says_when_an_epoch_is_complete()
    {
        using var model = LiveModels.Create(Small);
        var reports = new Recorder<TrainingProgress>();
        model.Train(Bars.Create(100), new TrainingOptions { Epochs = 2, BatchSize = 32 }, Bars.Create(10, seed: 2), reports);

        Assert.Equal([1, 2], reports.Values.Where(report => report.Completed is not null).Select(report => report.Completed!.Epoch));
        Assert.All(reports.Values, report => Assert.Equal((2, 4), (report.Epochs, report.Steps)));
        foreach (var epoch in reports.Values.GroupBy(report => report.Epoch))
        {
            Assert.Equal([1, 2, 3, 4], epoch.Where(report => report.Completed is null).Select(report => report.Step));
            Assert.Equal([32, 64, 96, 100], epoch.Where(report => report.Completed is null).Select(report => report.Train.Count));
        }
    }

    [Fact]
    public void Cancelling_stops_after_the_step_under_way_and_keeps_its_weights()
    {
        using var model = LiveModels.Create(Small);
        var fresh = Weights(model);
        using var source = new CancellationTokenSource();
        var steps = 0;
        var progress = new Recorder<TrainingProgress>(_ =>
        {
            if (++steps == 3)
            {
                source.Cancel();
            }
        });

        Assert.Throws<OperationCanceledException>(() => model.Fit(Bars.Create(1024), null, null, progress, source.Token));
        Assert.Equal(3, steps);
        Assert.NotEqual(fresh, Weights(model));
        Assert.True(double.IsFinite(model.Evaluate(Bars.Create(10)).Loss));
    }

    [Fact]
    public void A_token_cancelled_before_the_start_changes_nothing()
    {
        using var model = LiveModels.Create(Small);
        var fresh = Weights(model);
        Assert.Throws<OperationCanceledException>(() => model.Fit(Bars.Create(64), null, null, null, new CancellationToken(canceled: true)));
        Assert.Equal(fresh, Weights(model));
    }

    [Fact]
    public void Evaluating_leaves_the_weights_alone_and_does_not_depend_on_how_samples_are_batched()
    {
        using var model = LiveModels.Create(Small + "[KlWeight(0.5)]");
        model.Train(Bars.Create(512));
        var trained = Weights(model);
        var data = Bars.Create(100, seed: 2);
        var (whole, pieces) = (model.Evaluate(data), model.Evaluate(data, batchSize: 7));

        Assert.Equal(trained, Weights(model));
        Assert.Equal((100L, 100L), (whole.Count, pieces.Count));
        Assert.Equal(whole.Kl, pieces.Kl, 1e-4 * whole.Kl);
        Assert.Equal(whole.Reconstruction, pieces.Reconstruction, 0.1 * whole.Reconstruction); // one draw of z a sample: another draw, nearly the same mean
    }

    [Fact]
    public void Samples_of_another_shape_are_refused_by_name()
    {
        using var model = LiveModels.Create(Small);
        var error = Assert.Throws<ShapeException>(() => model.Train(new SampleSet(new float[9 * 81], 9, 9)));
        Assert.Contains("Model", error.Message, StringComparison.Ordinal);
        Assert.Contains("8×8", error.Message, StringComparison.Ordinal);
        Assert.Contains("9×9", error.Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => model.Train(Bars.Create(8), validation: new SampleSet(new float[81], 9, 9)));
        Assert.Throws<ShapeException>(() => model.Evaluate(new SampleSet(new float[81], 9, 9)));
        Assert.Throws<ShapeException>(() => model.Reconstruct(new SampleSet(new float[81], 9, 9)));
        Assert.Throws<ShapeException>(() => model.LatentMean(new SampleSet(new float[81], 9, 9)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-0.1f)]
    [InlineData(255f)]
    public void Values_that_a_Bernoulli_likelihood_cannot_score_are_refused_by_sample(float value)
    {
        using var model = LiveModels.Create(Small);
        var data = Bars.Create(40);
        data.Values[(17 * 64) + 3] = value;
        var error = Assert.Throws<DataException>(() => model.Train(data));
        Assert.Contains("17", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Gaussian_likelihood_takes_any_finite_value()
    {
        using var model = LiveModels.Create(Gaussian);
        var data = Bars.Create(40);
        data.Values[3] = -2;
        model.Train(data, new TrainingOptions { Epochs = 1 });
        data.Values[3] = float.NaN;
        Assert.Throws<DataException>(() => model.Train(data));
    }

    [Fact]
    public void A_loss_that_is_not_finite_stops_the_run_with_the_weights_of_before_the_step()
    {
        using var model = LiveModels.Create(Gaussian);
        var data = Bars.Create(64);
        Array.Fill(data.Values, 1e30f);
        var fresh = Weights(model);
        var error = Assert.Throws<NonFiniteLossException>(() => model.Train(data));
        Assert.Contains("epoch 1", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(fresh, Weights(model));
    }

    private static void AssertLearns(ILiveModel model, TrainingOptions? options)
    {
        var history = model.Train(Bars.Create(512), options);
        Assert.True(history.Epochs[^1].Train.Loss < history.Epochs[0].Train.Loss, string.Join(", ", history.Epochs.Select(epoch => epoch.Train.Loss)));
    }

    private static byte[] Weights(ILiveModel model)
    {
        using var file = new TemporaryFile();
        model.Save(file.Path);
        return File.ReadAllBytes(file.Path);
    }

    private sealed class Recorder<T>(Action<T>? also = null) : IProgress<T>
    {
        public List<T> Values { get; } = [];

        public void Report(T value)
        {
            Values.Add(value);
            also?.Invoke(value);
        }
    }
}
