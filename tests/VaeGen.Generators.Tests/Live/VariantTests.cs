namespace VaeGen.Generators.Tests;

/// <summary>Whatever is declared trains, draws, is saved and loaded, and reported on: for every one of <see cref="Variants"/>.</summary>
[Collection(LiveTests.Name)]
public sealed class VariantTests
{
    public static TheoryData<string> All { get; } = [.. Variants.All];

    [Theory, MemberData(nameof(All))]
    public void Learns_draws_and_comes_back_from_a_file(string variant)
    {
        using var model = LiveModels.Create(Variants.Complete(variant));
        var data = Bars.Create(256);

        var before = model.Evaluate(data);
        var history = model.Train(data, new TrainingOptions { Epochs = 12, BatchSize = 32, LearningRate = 5e-3 });
        var after = model.Evaluate(data);
        Assert.True(after.Loss < before.Loss - 1, $"{before.Loss} nats before, {string.Join(", ", history.Epochs.Select(epoch => epoch.Train.Loss))}, {after.Loss} after.");

        var samples = model.Sample(5);
        Assert.Equal(5, samples.Count);
        Assert.Equal([8, 8], samples.Shape.ToArray());
        Assert.All(samples.Values, value => Assert.InRange(value, model.Expects.Minimum, model.Expects.Maximum));
        Assert.Equal(data.Count, model.LatentMean(data).Count);
        Assert.Equal(3, model.Interpolate(data[0], data[1], 3).Count);

        using var file = new TemporaryFile();
        model.Save(file.Path);
        using var loaded = model.Reload(file.Path);
        Assert.Equal(model.Reconstruct(data).Values, loaded.Reconstruct(data).Values);

        model.WriteReport(file.Path, data, history);
        ReportPage.Check(file.Path, variant, after);
    }
}
