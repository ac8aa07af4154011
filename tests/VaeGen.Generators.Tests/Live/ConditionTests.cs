namespace VaeGen.Generators.Tests;

/// <summary>Conditional models learn what a condition means, and draw what they are asked for.</summary>
[Collection(LiveTests.Name)]
public sealed class ConditionTests
{
    public static TheoryData<string> Architectures { get; } =
    [
        "[Encoder(Layers = [48])]",
        "[Encoder(Channels = [8], Kernel = 4, Layers = [32])]",
        "[Encoder(Channels = [16], Kernel = 4)]",
    ];

    // a deterministic encoder has no LogLikelihood
    public static TheoryData<string> EveryVariant { get; } = [.. Variants.All.Where(variant => !variant.Contains("KlWeight(0)", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(EveryVariant))]
    public void Every_variant_can_be_conditional(string variant)
    {
        var data = LabelledBars(48);
        using var model = LiveModels.Create<ILabelledModel>(Variants.Complete(variant) + " [Condition(Classes = 2)]", ILabelledModel.Members);
        var history = model.Fit(data, new TrainingOptions { Epochs = 2, BatchSize = 16 }, data.Take(20), null, TestContext.Current.CancellationToken);
        Assert.True(double.IsFinite(model.Evaluate(data).Loss));
        Assert.Equal(3, model.Sample(label: 1, 3).Count);
        Assert.Equal(4, model.Interpolate(SampleOf(data, 0), SampleOf(data, 1), 4, label: 0).Count);

        using var file = new TemporaryFile();
        model.Save(file.Path);
        using var loaded = model.Reload(file.Path);
        Assert.Equal(model.Reconstruct(data).Values, loaded.Reconstruct(data).Values);

        model.WriteReport(file.Path, data, history);
        ReportPage.Check(file.Path, variant, model.Evaluate(data));
    }

    [Theory, MemberData(nameof(Architectures))]
    public void A_class_can_be_asked_for(string encoder)
    {
        var data = LabelledBars(384);
        using var model = LiveModels.Create<ILabelledModel>($"[Input(8, 8)] {encoder} [Latent(Dim = 4)] [Condition(Classes = 2)]", ILabelledModel.Members);
        model.Fit(data, new TrainingOptions { Epochs = 60, BatchSize = 32, LearningRate = 5e-3 }, data.Take(32), null, TestContext.Current.CancellationToken);
        foreach (var label in new[] { 0, 1 })
        {
            var drawn = model.Sample(label, 64);
            Assert.Equal(64, drawn.Count);
            var right = Enumerable.Range(0, drawn.Count).Count(i => IsVertical(drawn[i]) == (label == 1));
            Assert.True(right > 52, $"{right} of 64 drawn bars are of class {label}.");
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => model.Sample(2, 1));
        Assert.Equal(5, model.Interpolate(SampleOf(data, 0), SampleOf(data, 1), 5, label: 1).Count);
        Assert.True(model.LogLikelihood(data.Take(16), draws: 50) > -model.Evaluate(data.Take(16)).Loss - 3);

        using var file = new TemporaryFile();
        model.Save(file.Path);
        using var loaded = model.Reload(file.Path);
        Assert.Equal(model.Reconstruct(data).Values, loaded.Reconstruct(data).Values);
        Assert.Equal(4, loaded.LatentMean(data)[0].Length);
    }

    [Fact]
    public void Features_can_be_asked_for()
    {
        // a row is its feature with a little noise: a model that listens can draw it wherever the code is
        var random = new Random(3);
        float[] features = [.. Enumerable.Range(0, 512).Select(_ => (2 * random.NextSingle()) - 1)];
        var data = new SampleSet([.. features.SelectMany(feature => Enumerable.Range(0, 6).Select(i => (feature * (i - 2)) + (0.1f * random.NextSingle())))], 6)
            .WithConditions(new SampleSet(features, 1));
        using var model = LiveModels.Create<IConditionedModel>(
            "[Input(6)] [Encoder(Layers = [32])] [Latent(Dim = 2)] [Reconstruction(Likelihood.Gaussian, Variance = 0.01)] [Condition(Features = 1)]", "");
        model.Fit(data, new TrainingOptions { Epochs = 200, BatchSize = 32, LearningRate = 5e-3 }, null, null, TestContext.Current.CancellationToken);
        foreach (var feature in new[] { -0.8f, 0f, 0.5f })
        {
            var drawn = model.Sample([feature], 32);
            Assert.Equal(3 * feature, drawn.Values.Where((_, i) => i % 6 == 5).Average(), 0.25);
        }

        Assert.Throws<ShapeException>(() => model.Sample([1, 2], 1));
        Assert.Throws<DataException>(() => model.Sample([float.NaN], 1));
        Assert.True(double.IsFinite(model.LogLikelihood(data.Take(8), draws: 20)));

        using var file = new TemporaryFile();
        model.WriteReport(file.Path, data);
        Assert.Contains("Given what is known of sample 0", ReportPage.Read(file.Path).Descendants("p").Select(name => name.Value));
    }

    private static ILabelledDataset LabelledBars(int count)
    {
        var bars = Bars.Create(count);
        return bars.WithLabels([.. Enumerable.Range(0, count).Select(i => IsVertical(bars[i]) ? 1 : 0)]);
    }

    // a vertical bar is a column that is bright from top to bottom
    private static bool IsVertical(ReadOnlySpan<float> image)
    {
        var (columns, rows) = (new float[Bars.Side], new float[Bars.Side]);
        for (var pixel = 0; pixel < image.Length; pixel++)
        {
            columns[pixel % Bars.Side] += image[pixel];
            rows[pixel / Bars.Side] += image[pixel];
        }

        return columns.Max() > rows.Max();
    }

    private static float[] SampleOf(ILabelledDataset data, int index)
    {
        var sample = new float[Bars.Side * Bars.Side];
        data.Read(index, sample);
        return sample;
    }
}
