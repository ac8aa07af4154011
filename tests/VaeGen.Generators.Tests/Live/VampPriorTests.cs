namespace VaeGen.Generators.Tests;

/// <summary>A VampPrior against the mixture of posteriors that it is, worked out in double from what the encoder says of the pseudo-inputs.</summary>
[Collection(LiveTests.Name)]
public sealed class VampPriorTests
{
    private const int Components = 5;

    [Theory]
    [InlineData("Diagonal")]
    [InlineData("FullCovariance")]
    public void The_density_is_the_mean_of_the_pseudo_inputs_posteriors(string posterior)
    {
        using var model = Create(posterior, dim: 2);
        var (means, factors) = Factors(model, posterior, dim: 2);
        var random = new Random(2);
        float[] codes = [.. Enumerable.Range(0, 2 * 8).Select(_ => (float)((4 * random.NextDouble()) - 2))];
        var found = model.LogPriors(codes, 8);
        for (var row = 0; row < 8; row++)
        {
            var density = Enumerable.Range(0, Components).Average(k =>
            {
                // L·ε = z − μ, row by row
                var l = factors.AsSpan(4 * k, 4);
                var first = (codes[2 * row] - means[2 * k]) / l[0];
                var second = (codes[(2 * row) + 1] - means[(2 * k) + 1] - (l[2] * first)) / l[3];
                return Math.Exp(-0.5 * ((first * first) + (second * second))) / (2 * Math.PI * l[0] * l[3]);
            });
            Assert.Equal(Math.Log(density), found[row], 1e-4);
        }
    }

    [Fact]
    public void The_density_integrates_to_one()
    {
        using var model = Create("Diagonal", dim: 1);
        const int Steps = 20_000;
        const double Width = 40.0 / Steps;
        var logs = model.LogPriors([.. Enumerable.Range(0, Steps).Select(i => (float)(-20 + (Width * (i + 0.5))))], Steps);
        Assert.Equal(1, logs.Sum(log => Math.Exp(log)) * Width, 1e-4);
    }

    [Theory]
    [InlineData("Diagonal")]
    [InlineData("FullCovariance")]
    public void Draws_have_the_mixtures_mean_and_covariance(string posterior)
    {
        using var model = Create(posterior, dim: 2);
        var (means, factors) = Factors(model, posterior, dim: 2);
        TorchSharp.torch.manual_seed(4);
        const int Count = 200_000;
        var draws = model.DrawCodes(Count);
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var (a, b) = (i, j);
                var expected = Enumerable.Range(0, Components).Average(k =>
                    (means[(2 * k) + a] * means[(2 * k) + b]) + (factors[(4 * k) + (2 * a)] * factors[(4 * k) + (2 * b)]) + (factors[(4 * k) + (2 * a) + 1] * factors[(4 * k) + (2 * b) + 1]));
                Assert.Equal(expected, Enumerable.Range(0, Count).Average(row => (double)draws[(2 * row) + a] * draws[(2 * row) + b]), 0.03 * (1 + Math.Abs(expected)));
            }
            var column = i;
            Assert.Equal(Enumerable.Range(0, Components).Average(k => means[(2 * k) + column]), Enumerable.Range(0, Count).Average(row => (double)draws[(2 * row) + column]), 0.03);
        }
        Assert.Empty(model.DrawCodes(0));
    }

    [Fact]
    public void Pseudo_inputs_begin_apart_and_near_zero()
    {
        using var model = LiveModels.Create<IVampModel>("[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 2, Prior = Prior.Vamp, Components = 500)]", IVampModel.Members);
        var inputs = model.Inputs();
        Assert.Equal(0, inputs.Average(), 0.01);
        Assert.Equal(0.1, Math.Sqrt(inputs.Average(value => (double)value * value)), 0.01);
    }

    private static IVampModel Create(string posterior, int dim) => LiveModels.Create<IVampModel>(
        $"[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = {dim}, Posterior = Posterior.{posterior}, Prior = Prior.Vamp, Components = {Components})]", IVampModel.Members);

    // μ and, row by row, L of every pseudo-input
    private static (double[] Means, double[] Factors) Factors(IVampModel model, string posterior, int dim)
    {
        var (means, spread) = model.Described();
        double[] factors = posterior == "FullCovariance"
            ? [.. spread.Select(value => (double)value)]
            : [.. Enumerable.Range(0, Components * dim * dim).Select(i => i / dim % dim == i % dim ? Math.Exp(0.5 * spread[(i / (dim * dim) * dim) + (i % dim)]) : 0)];
        return ([.. means.Select(value => (double)value)], factors);
    }
}
