namespace VaeGen.Generators.Tests;

/// <summary>The emitted network against its layers multiplied out by hand, in double, from the weights it saves.</summary>
[Collection(LiveTests.Name)]
public sealed class ForwardTests
{
    private static readonly (string Layer, int Out, int In)[] Encoder = [("encoder0", 7, 6), ("encoder1", 5, 7)];
    private static readonly (string Layer, int Out, int In)[] Decoder = [("decoder0", 4, 2), ("decoder1", 8, 4)];

    public static TheoryData<Activation> Activations { get; } = [.. Enum.GetValues<Activation>()];

    [Theory, MemberData(nameof(Activations))]
    public void Reconstruct_and_LatentMean_are_the_layers_one_after_the_other(Activation activation)
    {
        using var model = LiveModels.Create($"[Input(6)] [Encoder(Layers = [7, 5], Activation = Activation.{activation}, Dropout = 0.5)] [Decoder(Layers = [4, 8])] [Latent(Dim = 2)] [Reconstruction(Likelihood.Gaussian)]");
        using var path = new TemporaryFile();
        model.Save(path.Path);
        var weights = ModelFile.Load(path.Path);
        var data = new SampleSet([0.3f, -1.2f, 0.8f, 2.1f, -0.4f, 0.05f, -3f, 3f, 1f, -1f, 0f, 0.5f], 6);

        var (latents, reconstructions) = (model.LatentMean(data), model.Reconstruct(data));
        for (var i = 0; i < data.Count; i++)
        {
            var h = data[i].ToArray().Select(value => (double)value).ToArray();
            foreach (var (layer, rows, columns) in Encoder)
            {
                h = [.. Linear(weights, layer, rows, columns, h).Select(value => Apply(activation, value))];
            }

            var mean = Linear(weights, "latentMean", 2, 5, h);
            AssertClose(mean, latents[i]);
            h = mean;
            foreach (var (layer, rows, columns) in Decoder)
            {
                h = [.. Linear(weights, layer, rows, columns, h).Select(value => Apply(activation, value))]; // the decoder takes the encoder's activation
            }

            AssertClose(Linear(weights, "reconstruction", 6, 8, h), reconstructions[i]);
        }
    }

    [Fact]
    public void A_Bernoulli_decoder_ends_in_a_sigmoid()
    {
        using var model = LiveModels.Create("[Input(6)] [Encoder(Layers = [5])] [Latent(Dim = 2)]");
        using var path = new TemporaryFile();
        model.Save(path.Path);
        var weights = ModelFile.Load(path.Path);
        var data = new SampleSet([0.3f, 0f, 1f, 0.5f, 0.25f, 0.05f], 6);
        double[] mean = [.. model.LatentMean(data).Values];
        double[] h = [.. Linear(weights, "decoder0", 5, 2, mean).Select(value => Math.Max(0, value))];
        double[] expected = [.. Linear(weights, "reconstruction", 6, 5, h).Select(logit => 1 / (1 + Math.Exp(-logit)))];
        AssertClose(expected, model.Reconstruct(data)[0]);
    }

    private static double[] Linear(ModelFile weights, string layer, int rows, int columns, double[] x)
    {
        var matrix = weights.Values($"{layer}.weight", [rows, columns]);
        var bias = weights.Values($"{layer}.bias", [rows]);
        return [.. Enumerable.Range(0, rows).Select(row => bias[row] + Enumerable.Range(0, columns).Sum(column => matrix[(row * columns) + column] * x[column]))];
    }

    private static double Apply(Activation activation, double x) => activation switch
    {
        Activation.Relu => Math.Max(0, x),
        Activation.LeakyRelu => x > 0 ? x : 0.01 * x,
        Activation.Elu => x > 0 ? x : Math.Exp(x) - 1,
        Activation.Gelu => x * NormalDistribution(x),
        Activation.Silu => x / (1 + Math.Exp(-x)),
        Activation.Tanh => Math.Tanh(x),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Activation.Softplus => Math.Log(1 + Math.Exp(x)),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "No formula here for this activation: write it."),
    };

    // Φ(x) by Simpson's rule on the density, since .NET has no erf: exact to far beyond a float for |x| < 8
    private static double NormalDistribution(double x)
    {
        const int Steps = 2000;
        var sum = 0.0;
        for (var i = 0; i <= Steps; i++)
        {
            var t = x * i / Steps;
            sum += (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * Math.Exp(-t * t / 2);
        }

        return 0.5 + (sum * x / Steps / 3 / Math.Sqrt(2 * Math.PI));
    }

    private static void AssertClose(double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 2e-6 * (1 + Math.Abs(expected[i])));
        }
    }
}
