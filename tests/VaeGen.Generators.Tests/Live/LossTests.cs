namespace VaeGen.Generators.Tests;

/// <summary>The emitted objective against the formulas of the papers, evaluated in double by other code than emits them.</summary>
[Collection(LiveTests.Name)]
public sealed class LossTests
{
    private const int Size = 4;
    private const int Latent = 3;
    private const int Batch = 5;

    private const string Sizes = "[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 3)] ";

    [Fact]
    public void Kl_of_a_shifted_and_widened_Gaussian_is_the_known_value()
    {
        using var model = Create("[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 1)]");
        var loss = model.Score(new float[Size], [1f], [MathF.Log(4)], new float[Size], batch: 1);
        Assert.Equal(1.306853, loss.Kl, 1e-5);
    }

    [Fact]
    public void Kl_of_a_shifted_and_widened_Gaussian_is_what_a_Monte_Carlo_estimate_gives()
    {
        using var model = Create("[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 1)]");
        var kl = model.Score(new float[Size], [1f], [MathF.Log(4)], new float[Size], batch: 1).Kl;

        // E_q[log q(z) − log p(z)] for q = N(1, 4), p = N(0, 1): the constant ½ log 2π is in both
        const int Draws = 200_000;
        var random = new Random(7);
        var sum = 0.0;
        for (var i = 0; i < Draws; i++)
        {
            var noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var z = 1 + (2 * noise);
            sum += (-0.5 * noise * noise) - Math.Log(2) + (0.5 * z * z);
        }

        Assert.Equal(sum / Draws, kl, 0.03);
    }

    [Fact]
    public void Kl_is_half_the_sum_of_the_four_terms_averaged_over_the_batch()
    {
        using var model = Create(Sizes);
        var (decoded, mean, logVariance, samples) = RandomBatch(3);
        var expected = 0.0;
        for (var i = 0; i < Batch * Latent; i++)
        {
            expected += 0.5 * (((double)mean[i] * mean[i]) + Math.Exp(logVariance[i]) - 1 - logVariance[i]);
        }

        Assert.Equal(expected / Batch, model.Score(decoded, mean, logVariance, samples, Batch).Kl, 1e-4);
    }

    [Fact]
    public void A_posterior_that_is_the_prior_costs_nothing()
    {
        using var model = Create(Sizes);
        Assert.Equal(0f, model.Score(new float[Size], new float[Latent], new float[Latent], new float[Size], batch: 1).Kl);
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(40.0)]
    public void Bernoulli_reconstruction_is_the_cross_entropy_of_logits_however_large(double scale)
    {
        using var model = Create(Sizes + "[Reconstruction(Likelihood.Bernoulli)]");
        var (decoded, mean, logVariance, samples) = RandomBatch(4);
        var expected = 0.0;
        for (var i = 0; i < decoded.Length; i++)
        {
            decoded[i] *= (float)scale;

            // −x log σ(l) − (1 − x) log(1 − σ(l)) = softplus(l) − x·l, with log1p where the exponential is small
            double logit = decoded[i];
            expected += Math.Max(logit, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logit))) - (samples[i] * logit);
        }

        Assert.Equal(expected / Batch, model.Score(decoded, mean, logVariance, samples, Batch).Reconstruction, 1e-5 * (1 + (expected / Batch)));
    }

    [Theory]
    [InlineData("", 1.0)]
    [InlineData(", Variance = 0.05", 0.05)]
    [InlineData(", Variance = 3", 3.0)]
    public void Gaussian_reconstruction_is_minus_the_log_density_with_its_constant(string argument, double variance)
    {
        using var model = Create(Sizes + $"[Reconstruction(Likelihood.Gaussian{argument})]");
        var (decoded, mean, logVariance, samples) = RandomBatch(5);
        var expected = 0.0;
        for (var i = 0; i < decoded.Length; i++)
        {
            var difference = (double)samples[i] - decoded[i];
            expected += 0.5 * ((difference * difference / variance) + Math.Log(2 * Math.PI * variance));
        }

        Assert.Equal(expected / Batch, model.Score(decoded, mean, logVariance, samples, Batch).Reconstruction, 1e-5 * (1 + Math.Abs(expected / Batch)));
    }

    [Theory]
    [InlineData("", 1.0)]
    [InlineData("[KlWeight(4)]", 4.0)]
    [InlineData("[KlWeight(0.001)]", 0.001)]
    [InlineData("[KlWeight(0)]", 0.0)]
    public void Total_is_the_reconstruction_and_the_weighted_kl(string attribute, double weight)
    {
        using var model = Create(Sizes + attribute);
        var (decoded, mean, logVariance, samples) = RandomBatch(6);
        var loss = model.Score(decoded, mean, logVariance, samples, Batch);
        Assert.Equal(loss.Reconstruction + (weight * loss.Kl), loss.Total, 1e-5 * (1 + loss.Total));
        Assert.True(loss.Kl > 1, "The unweighted KL is reported whatever its weight.");
    }

    [Fact]
    public void A_draw_has_the_posteriors_mean_and_variance()
    {
        using var model = Create(Sizes);
        TorchSharp.torch.manual_seed(3);
        const int Draws = 40_000;
        var draws = model.Draw([.. Enumerable.Repeat(1.5f, Draws)], [.. Enumerable.Repeat(MathF.Log(0.25f), Draws)]);
        var average = draws.Average(value => (double)value);
        Assert.Equal(1.5, average, 0.01);
        Assert.Equal(0.25, draws.Average(value => (value - average) * (value - average)), 0.01);
    }

    private static ILossModel Create(string attributes) => LiveModels.Create<ILossModel>(attributes, ILossModel.Members);

    private static (float[] Decoded, float[] Mean, float[] LogVariance, float[] Samples) RandomBatch(int seed)
    {
        var random = new Random(seed);
        return (Values(Size, -2, 2), Values(Latent, -2, 2), Values(Latent, -3, 1), Values(Size, 0, 1));

        float[] Values(int columns, float low, float high)
        {
            var values = new float[Batch * columns];
            foreach (ref var value in values.AsSpan())
            {
                value = low + ((high - low) * random.NextSingle());
            }

            return values;
        }
    }
}
