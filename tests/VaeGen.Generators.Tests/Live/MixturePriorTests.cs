namespace VaeGen.Generators.Tests;

/// <summary>A mixture of Gaussians as prior: its density against the formula in double and against one, its draws against its moments.</summary>
[Collection(LiveTests.Name)]
public sealed class MixturePriorTests
{
    private static readonly float[] Logits = [0, 1.2f, -0.5f];
    private static readonly float[] LogVariances = [-1, 0.3f, -2, 0.8f, 0, -0.7f];
    private static readonly float[] Means = [-2, 1, 0.5f, -3, 3, 0];

    [Fact]
    public void The_density_is_the_weighted_sum_of_the_components()
    {
        using var model = Create(dim: 2, components: 3);
        model.SetPrior(Logits, Means, LogVariances);
        var random = new Random(1);
        float[] codes = [.. Enumerable.Range(0, 2 * 10).Select(_ => (float)((8 * random.NextDouble()) - 4))];
        var found = model.LogPriors(codes, 10);
        for (var row = 0; row < 10; row++)
        {
            var expected = Math.Log(Enumerable.Range(0, 3).Sum(k => Weight(k) * Density(codes[2 * row], 2 * k) * Density(codes[(2 * row) + 1], (2 * k) + 1)));
            Assert.Equal(expected, found[row], 1e-5 * (1 + Math.Abs(expected)));
        }
    }

    [Fact]
    public void The_density_integrates_to_one()
    {
        using var model = Create(dim: 1, components: 3);
        model.SetPrior(Logits, Means[..3], LogVariances[..3]);
        const int Steps = 20_000;
        const double Width = 40.0 / Steps;
        var logs = model.LogPriors([.. Enumerable.Range(0, Steps).Select(i => (float)(-20 + (Width * (i + 0.5))))], Steps);
        Assert.Equal(1, logs.Sum(log => Math.Exp(log)) * Width, 1e-5);
    }

    [Fact]
    public void Far_from_every_component_the_density_is_small_but_not_zero()
    {
        using var model = Create(dim: 2, components: 3);
        model.SetPrior(Logits, Means, LogVariances);
        Assert.InRange(model.LogPriors([200, -200], 1).Single(), -1e6f, -1e3f);
    }

    [Fact]
    public void Draws_have_the_mixtures_mean_and_variance()
    {
        using var model = Create(dim: 2, components: 3);
        model.SetPrior(Logits, Means, LogVariances);
        TorchSharp.torch.manual_seed(4);
        const int Count = 200_000;
        var draws = model.DrawCodes(Count);
        for (var i = 0; i < 2; i++)
        {
            var column = Enumerable.Range(0, Count).Select(row => (double)draws[(2 * row) + i]).ToList();
            var mean = Enumerable.Range(0, 3).Sum(k => Weight(k) * Means[(2 * k) + i]);
            var second = Enumerable.Range(0, 3).Sum(k => Weight(k) * (Math.Exp(LogVariances[(2 * k) + i]) + ((double)Means[(2 * k) + i] * Means[(2 * k) + i])));
            Assert.Equal(mean, column.Average(), 0.02);
            Assert.Equal(second - (mean * mean), column.Average(value => (value - mean) * (value - mean)), 0.05);
        }

        // dimensions belong to one component: the product's mean shows which values go together
        var product = Enumerable.Range(0, 3).Sum(k => Weight(k) * Means[2 * k] * Means[(2 * k) + 1]);
        Assert.Equal(product, Enumerable.Range(0, Count).Average(row => (double)draws[2 * row] * draws[(2 * row) + 1]), 0.05);
        Assert.Empty(model.DrawCodes(0));
    }

    [Fact]
    public void Components_begin_apart_and_with_equal_weights()
    {
        using var model = Create(dim: 2, components: 3);
        using var file = new TemporaryFile();
        model.Save(file.Path);
        var weights = ModelFile.Load(file.Path);
        Assert.Equal([0f, 0, 0], weights.Values("priorLogits", [3]));
        Assert.Equal(6, weights.Values("priorMean", [3, 2]).Distinct().Count());
        Assert.All(weights.Values("priorLogVariance", [3, 2]), value => Assert.Equal(0, value));
    }

    [Fact]
    public void The_estimated_divergence_is_on_average_the_closed_form()
    {
        // one component at N(0, I) is the standard prior, but Loss does not know that
        using var model = Create(dim: 2, components: 1);
        model.SetPrior([0], [0, 0], [0, 0]);
        TorchSharp.torch.manual_seed(6);
        float[] mean = [1, -0.5f], logVariance = [MathF.Log(4), -1];
        var expected = Enumerable.Range(0, 2).Sum(i => 0.5 * (((double)mean[i] * mean[i]) + Math.Exp(logVariance[i]) - 1 - logVariance[i]));
        Assert.Equal(expected, model.AverageKl(mean, logVariance, 200_000), 0.03);
    }

    private static IPriorModel Create(int dim, int components) => LiveModels.Create<IPriorModel>(
        $"[Input(4)] [Encoder(Layers = [4])] [Latent(Dim = {dim}, Prior = Prior.Mixture, Components = {components})]", IPriorModel.Members + "\n" + IPriorModel.SetMixture);

    private static double Weight(int k) => Math.Exp(Logits[k]) / Logits.Sum(logit => Math.Exp(logit));

    private static double Density(double z, int i) =>
        Math.Exp(-0.5 * (z - Means[i]) * (z - Means[i]) / Math.Exp(LogVariances[i])) / Math.Sqrt(2 * Math.PI * Math.Exp(LogVariances[i]));
}
