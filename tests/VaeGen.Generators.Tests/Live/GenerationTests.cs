namespace VaeGen.Generators.Tests;

/// <summary>Sample, Reconstruct, LatentMean and Interpolate: arrays in and out, of the right shape, range and place.</summary>
[Collection(LiveTests.Name)]
public sealed class GenerationTests
{
    private const string Small = "[Input(8, 8)] [Encoder(Layers = [24, 16], Dropout = 0.2)] [Latent(Dim = 4)] ";
    private const string Gaussian = Small + "[Reconstruction(Likelihood.Gaussian, Variance = 0.1)]";

    [Theory]
    [InlineData("[Input(7)]", new[] { 7 })]
    [InlineData("[Input(5, 6)]", new[] { 5, 6 })]
    [InlineData("[Input(3, 4, 5)]", new[] { 3, 4, 5 })]
    public void Samples_have_the_declared_shape(string input, int[] shape)
    {
        using var model = LiveModels.Create(input + " [Encoder(Layers = [9])] [Latent(Dim = 2)]");
        Assert.Equal(shape, model.Expects.Shape.ToArray());
        var samples = model.Sample(11);
        Assert.Equal(11, samples.Count);
        Assert.Equal(shape, samples.Shape.ToArray());
        Assert.Equal(shape, model.Reconstruct(samples).Shape.ToArray());
        Assert.Equal([2], model.LatentMean(samples).Shape.ToArray());
        Assert.Equal(shape, model.Interpolate(samples[0], samples[1], 3).Shape.ToArray());
    }

    [Fact]
    public void Bernoulli_samples_are_probabilities()
    {
        using var model = LiveModels.Create(Small);
        model.Train(Bars.Create(128), new TrainingOptions { Epochs = 2 });
        Assert.All(model.Sample(50).Values, value => Assert.InRange(value, 0f, 1f));
        Assert.Equal((0f, 1f), (model.Expects.Minimum, model.Expects.Maximum));
    }

    [Fact]
    public void Gaussian_samples_are_means_on_the_whole_line()
    {
        using var model = LiveModels.Create(Gaussian);
        Assert.Contains(model.Sample(50).Values, value => value < 0);
        Assert.Equal((float.NegativeInfinity, float.PositiveInfinity), (model.Expects.Minimum, model.Expects.Maximum));
    }

    [Fact]
    public void Samples_follow_the_seed_and_differ_from_each_other()
    {
        using var model = LiveModels.Create(Small);
        TorchSharp.torch.manual_seed(9);
        var first = model.Sample(4);
        TorchSharp.torch.manual_seed(9);
        Assert.Equal(first.Values, model.Sample(4).Values);
        Assert.NotEqual(first[0].ToArray(), first[1].ToArray());
    }

    [Fact]
    public void No_samples_are_an_empty_set_and_fewer_an_error()
    {
        using var model = LiveModels.Create(Small);
        Assert.Equal(0, model.Sample(0).Count);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => model.Sample(-1));
    }

    [Fact]
    public void Reconstructions_come_out_in_order_without_noise_or_dropout()
    {
        using var model = LiveModels.Create(Small);
        var data = Bars.Create(1201); // more than one batch inside
        var all = model.Reconstruct(data);
        Assert.Equal(1201, all.Count);
        Assert.Equal(all.Values, model.Reconstruct(data).Values);
        foreach (var index in new[] { 0, 499, 500, 501, 1200 })
        {
            AssertClose(model.Reconstruct(new SampleSet(data[index].ToArray(), 8, 8)).Values, all[index]);
        }
    }

    [Fact]
    public void Training_makes_reconstructions_like_their_samples()
    {
        using var model = LiveModels.Create("[Input(8, 8)] [Encoder(Layers = [64])] [Latent(Dim = 6)] [Training(Epochs = 30, BatchSize = 32, LearningRate = 5e-3)]");
        var data = Bars.Create(512);
        var before = MeanSquare(model.Reconstruct(data).Values, data.Values);
        model.Train(data);
        var after = MeanSquare(model.Reconstruct(data).Values, data.Values);
        Assert.True(after < before / 3, $"Mean square error {before:F4} before and {after:F4} after training.");

        static double MeanSquare(float[] left, float[] right) => left.Zip(right, (l, r) => (double)(l - r) * (l - r)).Average();
    }

    [Theory]
    [InlineData(Small)]
    [InlineData(Gaussian)]
    public void An_interpolation_starts_and_ends_at_the_reconstructions_of_its_ends(string attributes)
    {
        using var model = LiveModels.Create(attributes);
        model.Train(Bars.Create(256), new TrainingOptions { Epochs = 2 });
        var data = Bars.Create(2, seed: 3);
        var ends = model.Reconstruct(data);
        var walk = model.Interpolate(data[0], data[1], 9);
        Assert.Equal(9, walk.Count);
        AssertClose(ends[0], walk[0]);
        AssertClose(ends[1], walk[8]);
        AssertClose(model.Interpolate(data[1], data[0], 9)[4], walk[4]);
        Assert.Equal(2, model.Interpolate(data[0], data[1], 2).Count);
    }

    [Fact]
    public void An_interpolation_of_fewer_than_two_steps_or_of_other_samples_is_refused()
    {
        using var model = LiveModels.Create(Small);
        var data = Bars.Create(2);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => model.Interpolate(data[0], data[1], 1));
        Assert.Throws<ShapeException>(() => model.Interpolate(data[0][1..], data[1], 5));
        Assert.Throws<ShapeException>(() => model.Interpolate(data[0], data[1][1..], 5));
        Assert.Throws<DataException>(() => model.Interpolate(new float[64].Select(_ => 2f).ToArray(), data[1], 5));
    }

    internal static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-5f);
        }
    }
}
