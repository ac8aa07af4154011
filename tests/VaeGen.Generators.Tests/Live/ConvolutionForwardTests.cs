namespace VaeGen.Generators.Tests;

/// <summary>Emitted networks with convolutions, residual blocks and norms against their layers written out in double, from the weights they save.</summary>
[Collection(LiveTests.Name)]
public sealed class ConvolutionForwardTests
{
    [Fact]
    public void Two_convolutions_and_a_dense_layer_there_and_back()
    {
        using var model = LiveModels.Create("[Input(28, 28)] [Encoder(Channels = [32, 64], Kernel = 4, Stride = 2, Padding = 1, Layers = [256])] [Latent(Dim = 16)]");
        var data = Noise(3, 28, 28);
        var layers = Layers(model);
        var (latents, reconstructions) = (model.LatentMean(data), model.Reconstruct(data));
        for (var i = 0; i < data.Count; i++)
        {
            var h = layers.Convolution("encoder0", 32, 4, 2, 1, Sample(data, i, 1, 28, 28)).Map(Relu);
            h = layers.Convolution("encoder1", 64, 4, 2, 1, h).Map(Relu);
            h = layers.Linear("encoder2", 256, h).Map(Relu);
            var mean = layers.Linear("latentMean", 16, h);
            AssertClose(mean, latents[i]);

            h = layers.Linear("decoder0", 256, mean).Map(Relu);
            h = layers.Linear("decoder1", 64 * 7 * 7, h).As(64, 7, 7).Map(Relu);
            h = layers.TransposedConvolution("decoder2", 32, 14, 14, 4, 2, 1, h).Map(Relu);
            AssertClose(layers.TransposedConvolution("reconstruction", 1, 28, 28, 4, 2, 1, h).Map(Sigmoid), reconstructions[i]);
        }
    }

    [Fact]
    public void Residual_blocks_with_batch_norm_after_training()
    {
        using var model = LiveModels.Create(
            "[Input(3, 9, 7)] [Encoder(Channels = [4, 6], Kernel = 3, Blocks = 1, Layers = [10], Activation = Activation.LeakyRelu, Norm = Norm.Batch)] [Latent(Dim = 3)] [Reconstruction(Likelihood.Gaussian)]");
        var data = Noise(50, 3, 9, 7);
        model.Train(data, new TrainingOptions { Epochs = 2, BatchSize = 7, LearningRate = 0.01 }); // running statistics other than 0 and 1
        var layers = Layers(model);
        var (latents, reconstructions) = (model.LatentMean(data), model.Reconstruct(data));
        for (var i = 0; i < 4; i++)
        {
            var h = Norm("encoder0Norm", layers.Convolution("encoder0", 4, 3, 2, 1, Sample(data, i, 3, 9, 7), bias: false));
            h = Block("encoder0Block0", h);
            h = Norm("encoder1Norm", layers.Convolution("encoder1", 6, 3, 2, 1, h, bias: false));
            Assert.Equal((6, 3, 2), (h.Channels, h.Height, h.Width));
            h = Block("encoder1Block0", h);
            h = Norm("encoder2Norm", layers.Linear("encoder2", 10, h, bias: false));
            var mean = layers.Linear("latentMean", 3, h);
            AssertClose(mean, latents[i]);

            h = Norm("decoder0Norm", layers.Linear("decoder0", 10, mean, bias: false));
            h = Norm("decoder1Norm", layers.Linear("decoder1", 36, h).As(6, 3, 2));
            h = Block("decoder1Block0", h);
            h = Norm("decoder2Norm", layers.TransposedConvolution("decoder2", 4, 5, 4, 3, 2, 1, h, bias: false));
            h = Block("decoder2Block0", h);
            AssertClose(layers.TransposedConvolution("reconstruction", 3, 9, 7, 3, 2, 1, h), reconstructions[i]);
        }

        HandMap Norm(string name, HandMap x) => layers.BatchNorm(name, x).Map(LeakyRelu);

        HandMap Block(string name, HandMap h)
        {
            var r = Norm($"{name}aNorm", layers.Convolution($"{name}a", h.Channels, 3, 1, 1, h, bias: false));
            r = layers.BatchNorm($"{name}bNorm", layers.Convolution($"{name}b", h.Channels, 3, 1, 1, r, bias: false));
            return h.Plus(r).Map(LeakyRelu);
        }
    }

    [Fact]
    public void Group_norm_there_layer_norm_back_with_other_windows()
    {
        using var model = LiveModels.Create(
            "[Input(11, 6)] [Encoder(Channels = [8, 16], Kernel = 5, Padding = 2, Layers = [12], Norm = Norm.Group)] [Decoder(Channels = [5, 3], Kernel = 4, Stride = 3, Layers = [7], Norm = Norm.Layer)] [Latent(Dim = 2)] [Reconstruction(Likelihood.Gaussian)]");
        var data = Noise(3, 11, 6);
        var layers = Layers(model);
        var (latents, reconstructions) = (model.LatentMean(data), model.Reconstruct(data));
        for (var i = 0; i < data.Count; i++)
        {
            var h = layers.GroupNorm("encoder0Norm", 2, layers.Convolution("encoder0", 8, 5, 2, 2, Sample(data, i, 1, 11, 6))).Map(Relu);
            h = layers.GroupNorm("encoder1Norm", 4, layers.Convolution("encoder1", 16, 5, 2, 2, h)).Map(Relu);
            h = layers.GroupNorm("encoder2Norm", 3, layers.Linear("encoder2", 12, h)).Map(Relu);
            var mean = layers.Linear("latentMean", 2, h);
            AssertClose(mean, latents[i]);

            // 11×6 ← 4×2 ← 1×1 by steps of three and windows of four less one pixel a side
            h = layers.GroupNorm("decoder0Norm", 1, layers.Linear("decoder0", 7, mean)).Map(Relu);
            h = layers.GroupNorm("decoder1Norm", 1, layers.Linear("decoder1", 5, h).As(5, 1, 1)).Map(Relu);
            h = layers.GroupNorm("decoder2Norm", 1, layers.TransposedConvolution("decoder2", 3, 4, 2, 4, 3, 1, h)).Map(Relu);
            AssertClose(layers.TransposedConvolution("reconstruction", 1, 11, 6, 4, 3, 1, h), reconstructions[i]);
        }
    }

    private static LayersByHand Layers(ILiveModel model)
    {
        using var file = new TemporaryFile();
        model.Save(file.Path);
        return new LayersByHand(ModelFile.Load(file.Path));
    }

    private static SampleSet Noise(int count, params int[] shape)
    {
        var random = new Random(7);
        return new SampleSet([.. Enumerable.Range(0, count * shape.Aggregate(1, (a, b) => a * b)).Select(_ => random.NextSingle())], shape);
    }

    private static HandMap Sample(SampleSet data, int index, int channels, int height, int width) =>
        new(channels, height, width, [.. data[index].ToArray().Select(value => (double)value)]);

    private static double Relu(double x) => Math.Max(0, x);

    private static double LeakyRelu(double x) => x > 0 ? x : 0.01 * x;

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static void AssertClose(HandMap expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Values.Length, actual.Length);
        for (var i = 0; i < actual.Length; i++)
        {
            Assert.Equal(expected.Values[i], actual[i], 1e-5 * (1 + Math.Abs(expected.Values[i])));
        }
    }
}
