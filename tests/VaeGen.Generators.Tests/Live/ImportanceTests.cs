namespace VaeGen.Generators.Tests;

/// <summary>The importance-weighted bound and both estimates of its gradient, against their papers' formulas and against each other.</summary>
[Collection(LiveTests.Name)]
public sealed class ImportanceTests
{
    private const int Draws = 5;
    private const string Sizes = "[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 2)] ";

    private static readonly float[] samples = [0, 1, 0.25f, 1, 1, 0.5f, 0, 0.75f];

    [Theory]
    [InlineData("ImportanceWeighted(5)")]
    [InlineData("ImportanceWeighted(5, DoublyReparameterized = true)")]
    public void The_bound_is_the_log_of_the_mean_weight(string attribute)
    {
        using var model = Create(attribute);
        var random = new Random(3);
        var (decoded, z) = (Values(4 * 2 * Draws, 3), Values(2 * 2 * Draws, 1.5));
        var (mean, logVariance) = (Values(4, 1), Values(4, 1));
        var loss = model.Score(decoded, mean, logVariance, z, samples, 2);

        double bound = 0, reconstruction = 0, kl = 0;
        for (var row = 0; row < 2; row++)
        {
            var weights = 0.0;
            for (var draw = 0; draw < Draws; draw++)
            {
                var code = (row * Draws) + draw;
                var logLikelihood = Enumerable.Range(0, 4).Sum(i => (samples[(4 * row) + i] * (double)decoded[(4 * code) + i]) - Math.Log(1 + Math.Exp(decoded[(4 * code) + i])));
                var logRatio = Enumerable.Range(0, 2).Sum(k =>
                    LogNormal(z[(2 * code) + k], mean[(2 * row) + k], Math.Exp(logVariance[(2 * row) + k])) - LogNormal(z[(2 * code) + k], 0, 1));
                weights += Math.Exp(logLikelihood - logRatio);
                reconstruction -= logLikelihood / (2 * Draws);
                kl += logRatio / (2 * Draws);
            }

            bound += Math.Log(weights / Draws) / 2;
        }

        AssertClose(-bound, loss.Total);
        AssertClose(reconstruction, loss.Reconstruction);
        AssertClose(kl, loss.Kl);

        float[] Values(int count, double width) => [.. Enumerable.Range(0, count).Select(_ => (float)(width * ((2 * random.NextDouble()) - 1)))];

        static double LogNormal(double x, double mean, double variance) => -0.5 * (((x - mean) * (x - mean) / variance) + Math.Log(2 * Math.PI * variance));
    }

    [Fact]
    public void The_bound_of_one_code_is_the_ELBO_and_it_rises_with_their_number_towards_the_likelihood()
    {
        using var trained = LiveModels.Create(Variants.Complete("[ImportanceWeighted(1)]"));
        var data = Bars.Create(512);
        trained.Train(data, new TrainingOptions { Epochs = 15, BatchSize = 32, LearningRate = 5e-3 });
        using var file = new TemporaryFile();
        trained.Save(file.Path);
        using var elbo = LiveModels.Create(Variants.Complete("")).Reload(file.Path);

        double Bound(int draws)
        {
            using var model = LiveModels.Create(Variants.Complete($"[ImportanceWeighted({draws})]")).Reload(file.Path);
            return Mean(model);
        }

        double Mean(ILiveModel model) => -Enumerable.Range(0, 20).Average(_ => model.Evaluate(data).Loss);

        var bounds = new[] { 1, 5, 50 }.Select(Bound).ToArray();
        Assert.Equal(Mean(elbo), bounds[0], 0.15);
        Assert.True(bounds[0] + 0.1 < bounds[1] && bounds[1] + 0.02 < bounds[2], string.Join(", ", bounds));
    }

    [Theory]
    [InlineData("ImportanceWeighted(5)", 1)]
    [InlineData("ImportanceWeighted(5, DoublyReparameterized = true)", 2)]
    [InlineData("ImportanceWeighted(1, DoublyReparameterized = true)", 2)]
    public void The_gradients_are_the_papers_sums_over_single_codes(string attribute, int power)
    {
        using var model = Create(attribute);
        var (found, expected) = model.Gradients(samples, 2, attribute.Contains("(1", StringComparison.Ordinal) ? 1 : Draws, power);
        Assert.Equal(expected.Length, found.Length);
        Assert.Contains(expected, value => Math.Abs(value) > 1e-3);
        for (var i = 0; i < found.Length; i++)
        {
            Assert.Equal(expected[i], found[i], 1e-5 * (1 + Math.Abs(expected[i])));
        }
    }

    [Fact]
    public void Both_estimates_of_the_encoders_gradient_have_one_mean_and_the_doubly_reparameterised_one_less_variance()
    {
        const int Repeats = 4000;
        using var plain = Create("ImportanceWeighted(5)");
        using var doubly = Create("ImportanceWeighted(5, DoublyReparameterized = true)");
        var (first, second) = (Moments(plain), Moments(doubly));
        for (var i = 0; i < first.Mean.Length; i++)
        {
            var error = Math.Sqrt((first.Variance[i] + second.Variance[i]) / Repeats);
            Assert.Equal(first.Mean[i], second.Mean[i], (5 * error) + 1e-6);
        }

        Assert.True(second.Variance.Sum() < 0.7 * first.Variance.Sum(), $"Variance {first.Variance.Sum()} of the plain estimate, {second.Variance.Sum()} of the other.");

        static (double[] Mean, double[] Variance) Moments(IImportanceModel model)
        {
            TorchSharp.torch.manual_seed(11);
            var draws = Enumerable.Range(0, Repeats).Select(_ => model.EncoderGradient(samples, 2)).ToArray();
            double[] mean = [.. Enumerable.Range(0, draws[0].Length).Select(i => draws.Average(draw => (double)draw[i]))];
            return (mean, [.. mean.Select((value, i) => draws.Average(draw => (draw[i] - value) * (draw[i] - value)))]);
        }
    }

    [Fact]
    public void Where_the_posterior_is_exact_the_doubly_reparameterised_gradient_is_zero_at_every_draw_and_the_other_is_not()
    {
        // a decoder that ignores z has the prior for a posterior: every weight is p(x), whatever was drawn
        float[] Slope(string attribute)
        {
            using var model = Create(attribute);
            return model.SlopeAtThePrior(samples, 2, Draws);
        }

        Assert.All(Slope("ImportanceWeighted(5, DoublyReparameterized = true)"), value => Assert.Equal(0, value, 1e-6f));
        Assert.Contains(Slope("ImportanceWeighted(5)"), value => Math.Abs(value) > 0.01f);
    }

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 1e-5 * (1 + Math.Abs(expected)));

    private static IImportanceModel Create(string attribute) => LiveModels.Create<IImportanceModel>($"{Sizes}[{attribute}]", IImportanceModel.Members);
}
