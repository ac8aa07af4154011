namespace VaeGen.Generators.Tests;

/// <summary>LatentLogVariance: the variance of each latent dimension of q(z|x).</summary>
[Collection(LiveTests.Name)]
public sealed class LatentVarianceTests
{
    private const string Full = "[Input(8, 8)] [Encoder(Layers = [24])] [Latent(Dim = 3, Posterior = Posterior.FullCovariance)]";

    [Fact]
    public void With_the_means_it_makes_the_divergence_that_the_model_reports()
    {
        using var model = LiveModels.Create<IVarianceModel>("[Input(8, 8)] [Encoder(Layers = [24])] [Latent(Dim = 4)]", "");
        var data = Bars.Create(600); // more than one batch inside
        model.Train(data, new TrainingOptions { Epochs = 3, BatchSize = 32 });
        var kl = LatentDimensions.Kl(model.LatentMean(data), model.LatentLogVariance(data));
        Assert.Equal(4, kl.Length);
        Assert.Equal(model.Evaluate(data).Kl, kl.Sum(), 1e-3);
    }

    [Fact]
    public void With_full_covariance_it_is_the_covariances_diagonal()
    {
        using var model = LiveModels.Create<IFactorModel>(Full, IFactorModel.Members);
        var data = Bars.Create(40);
        model.Train(data, new TrainingOptions { Epochs = 20, BatchSize = 8, LearningRate = 1e-2 });
        var found = model.LatentLogVariance(data);
        var factors = model.Factors(data.Values, 40);
        Assert.Contains(factors.Chunk(9), factor => Math.Abs(factor[3]) > 0.05); // it has learned that dimensions depend on each other
        for (var sample = 0; sample < 40; sample++)
        {
            for (var dimension = 0; dimension < 3; dimension++)
            {
                var row = factors.AsSpan(9 * sample + 3 * dimension, 3);
                Assert.Equal(Math.Log((double)row[0] * row[0] + (double)row[1] * row[1] + (double)row[2] * row[2]), found[sample][dimension], 1e-4);
            }
        }
    }
}
