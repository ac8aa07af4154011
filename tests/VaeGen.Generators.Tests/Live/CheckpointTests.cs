namespace VaeGen.Generators.Tests;

/// <summary>Emitted Fit, stopped and gone on with: the same bits as a run that was never stopped, whatever it keeps beside the weights.</summary>
[Collection(LiveTests.Name)]
public sealed class CheckpointTests : IDisposable
{
    private const string Small = "[Input(8, 8)] [Encoder(Layers = [16])] [Latent(Dim = 3)] [Training(BatchSize = 32, LearningRate = 3e-3)] ";
    private const string Convolutional = "[Input(8, 8)] [Encoder(Channels = [4], Norm = Norm.Batch)] [Latent(Dim = 3)] [Training(BatchSize = 32)]";

    private static readonly SampleSet data = Bars.Create(160);
    private static readonly SampleSet heldOut = Bars.Create(64, seed: 2);

    private readonly string folder = Directory.CreateTempSubdirectory("vaegen-checkpoints-").FullName;

    public static TheoryData<string, TrainingOptions> Runs => new()
    {
        { Small, new() },
        { Small + "[KlWeight(2, Schedule = KlSchedule.Linear, Steps = 7)]", new() { Optimizer = Optimizer.Sgd, LearningRate = 1e-3 } },
        { Small + "[TotalCorrelation(2)]", new() { Optimizer = Optimizer.AdamW, AveragingDecay = 0.9, MaximumGradientNorm = 1, WarmUpSteps = 4, LearningRateSchedule = LearningRateSchedule.Cosine } },
        { Convolutional, new() { ValidateEverySteps = 2, AveragingDecay = 0.5 } },
        { Small + "[Latent(Dim = 3, Prior = Prior.Vamp, Components = 3)]", new() { WeightDecay = 0.01 } },
        { "[Input(8, 8)] [Encoder(Layers = [16], Dropout = 0.2)] [Latent(Dim = 3, Posterior = Posterior.InverseAutoregressive, Flows = 2)] [Training(BatchSize = 32)]", new() { Patience = 9 } },
    };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Runs), DisableDiscoveryEnumeration = true)]
    public void A_run_that_was_stopped_goes_on_to_the_same_bits(string attributes, TrainingOptions options)
    {
        attributes = attributes.Contains("Prior.Vamp", StringComparison.Ordinal) ? attributes.Replace("[Latent(Dim = 3)] ", "", StringComparison.Ordinal) : attributes;
        options = options with { Epochs = 3 };
        using var whole = LiveModels.Create(attributes);
        var expected = whole.Train(data, options, heldOut);
        foreach (var stopAt in (int[])[1, 5, 8, 14])
        {
            var path = Path.Combine(folder, $"{stopAt}");
            var resumable = options with { Checkpoints = new CheckpointOptions(path) { Resume = true, EverySteps = 4 } };
            using (var stopped = LiveModels.Create(attributes))
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
                Assert.Throws<OperationCanceledException>(() => stopped.Fit(data, resumable, heldOut, new StopAt(stopAt, stop), stop.Token));
            }

            // another model, of other weights, noise and gradients
            using var resumed = LiveModels.Create(attributes, seed: 99);
            var history = resumed.Train(data, resumable, heldOut);
            Assert.EndsWith($"checkpoint-{stopAt:D10}.safetensors", history.ResumedFrom, StringComparison.Ordinal);
            Assert.Equal(expected.Epochs.Select(epoch => (epoch.Train, epoch.Validation)), history.Epochs.Select(epoch => (epoch.Train, epoch.Validation)));
            Assert.Equal(Saved(whole), Saved(resumed));

            // the last checkpoint is a model too: what Fit left
            using var loaded = whole.Reload(Path.Combine(path, "checkpoint-0000000015.safetensors"));
            Assert.Equal(Saved(whole), Saved(loaded));
        }
    }

    [Fact]
    public void The_average_is_that_of_the_weights_after_each_step()
    {
        const double Decay = 0.8;
        var checkpoints = new CheckpointOptions(folder) { EverySteps = 1, Keep = 100 };
        using var model = LiveModels.Create(Small);
        using var start = new TemporaryFile();
        model.Save(start.Path);
        var average = ModelFile.Load(start.Path).Values("encoder0.weight").Select(value => (double)value).ToArray();
        model.Train(data, new TrainingOptions { Epochs = 2, AveragingDecay = Decay, Checkpoints = checkpoints });
        for (var step = 1; step <= 10; step++)
        {
            var file = ModelFile.Load(Path.Combine(folder, $"checkpoint-{step:D10}.safetensors"));
            var weights = file.Values("training.weight.encoder0.weight");
            var decay = Math.Min(Decay, step / (9.0 + step));
            average = [.. average.Zip(weights, (mean, weight) => (decay * mean) + ((1 - decay) * weight))];
            Assert.All(average.Zip(file.Values("encoder0.weight")), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        }
    }

    [Fact]
    public void A_gradient_is_cut_to_its_longest_norm()
    {
        // plain gradient descent: a step is the learning rate times the gradient
        double[] lengths = [.. new double[] { 0, 0.5, 1e9 }.Select(longest => StepLength(new TrainingOptions { MaximumGradientNorm = longest }))];
        Assert.True(lengths[0] > 0.5, $"The gradient's norm is {lengths[0]} and there is nothing to cut.");
        Assert.Equal(0.5, lengths[1], 1e-3);
        Assert.Equal(lengths[0], lengths[2]);

        double StepLength(TrainingOptions options)
        {
            using var model = LiveModels.Create(Small);
            var before = Weights(model);
            model.Train(data.Take(32), options with { Epochs = 1, Optimizer = Optimizer.Sgd, LearningRate = 0.01 });
            return Math.Sqrt(Weights(model).Zip(before, (after, old) => Math.Pow((after - (double)old) / 0.01, 2)).Sum());
        }
    }

    [Fact]
    public void A_learning_rate_follows_its_schedule()
    {
        // halving the rate halves the step
        double[] lengths = [.. new[] { 1, 2, 4 }.Select(warmUp =>
        {
            using var model = LiveModels.Create(Small);
            var before = Weights(model);
            model.Train(data.Take(32), new TrainingOptions { Epochs = 1, Optimizer = Optimizer.Sgd, LearningRate = 0.01, WarmUpSteps = warmUp });
            return Weights(model).Zip(before, (after, old) => Math.Abs(after - (double)old)).Sum();
        })];
        Assert.Equal(2, lengths[0] / lengths[1], 1e-2);
        Assert.Equal(4, lengths[0] / lengths[2], 1e-2);
    }

    [Fact]
    public void What_is_not_finite_is_named_by_its_tensor()
    {
        using var model = LiveModels.Create(Small);
        var error = Assert.Throws<NonFiniteLossException>(() =>
            model.Train(data, new TrainingOptions { Epochs = 60, Optimizer = Optimizer.Sgd, LearningRate = 1e6, Checkpoints = new CheckpointOptions(folder) { EverySteps = 1 } }));
        Assert.Matches("^(the gradient of )?(encoder0|latentMean|latentLogVariance|decoder0|reconstruction)\\.(weight|bias)$", error.TensorName);
        Assert.Contains(error.TensorName!, error.Message, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(folder), path => Assert.All(ModelFile.Load(path).Values("encoder0.weight"), value => Assert.True(float.IsFinite(value))));
    }

    private static byte[] Saved(ILiveModel model)
    {
        using var file = new TemporaryFile();
        model.Save(file.Path);
        return File.ReadAllBytes(file.Path);
    }

    private static float[] Weights(ILiveModel model)
    {
        using var file = new TemporaryFile();
        model.Save(file.Path);
        var saved = ModelFile.Load(file.Path);
        return [.. saved.Names.SelectMany(saved.Values)];
    }

    private sealed class StopAt(long step, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (((value.Epoch - 1) * value.Steps) + value.Step == step)
            {
                stop.Cancel();
            }
        }
    }
}
