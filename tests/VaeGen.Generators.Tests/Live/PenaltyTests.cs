namespace VaeGen.Generators.Tests;

/// <summary>The DIP penalty and the maximum mean discrepancy against their papers' formulas in double, and what training with them does.</summary>
[Collection(LiveTests.Name)]
public sealed class PenaltyTests
{
    private const string Sizes = "[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 2)] ";

    [Theory]
    [InlineData("DipPenalty(DipKind.I)", false, 10, 5)]
    [InlineData("DipPenalty(DipKind.II)", true, 10, 5)]
    [InlineData("DipPenalty(DipKind.II, OffDiagonal = 3, Diagonal = 0.5)", true, 3, 0.5)]
    [InlineData("DipPenalty(DipKind.I, OffDiagonal = 0, Diagonal = 2)", false, 0, 2)]
    public void A_DIP_penalty_is_the_covariances_distance_from_the_identity(string attribute, bool ofCodes, double offDiagonal, double diagonal)
    {
        using var model = LiveModels.Create<ILossModel>($"{Sizes}[{attribute}]", ILossModel.Members);
        foreach (var batch in new[] { 1, 2, 5 })
        {
            var random = new Random(batch);
            float[] mean = [.. Enumerable.Range(0, 2 * batch).Select(_ => (2 * random.NextSingle()) - 0.5f)];
            float[] logVariance = [.. Enumerable.Range(0, 2 * batch).Select(_ => random.NextSingle() - 1)];
            var loss = model.Score(new float[4 * batch], mean, logVariance, new float[4 * batch], batch);

            var expected = 0.0;
            for (var i = 0; i < 2; i++)
            {
                for (var j = 0; j < 2; j++)
                {
                    var covariance = Average(row => mean[(2 * row) + i] * (double)mean[(2 * row) + j]) - (Average(row => mean[(2 * row) + i]) * Average(row => mean[(2 * row) + j]));
                    covariance += ofCodes && i == j ? Average(row => Math.Exp(logVariance[(2 * row) + i])) : 0;
                    expected += i == j ? diagonal * (covariance - 1) * (covariance - 1) : offDiagonal * covariance * covariance;
                }
            }

            Assert.Equal(expected, loss.Total - loss.Reconstruction - loss.Kl, 1e-5 * (1 + expected));

            double Average(Func<int, double> value) => Enumerable.Range(0, batch).Average(value);
        }
    }

    [Fact]
    public void Training_with_a_DIP_penalty_makes_the_means_uncorrelated_and_of_unit_variance()
    {
        using var model = LiveModels.Create(Variants.Complete("[DipPenalty(DipKind.I, OffDiagonal = 100, Diagonal = 100)]"));
        var data = Bars.Create(256);
        model.Train(data, new TrainingOptions { Epochs = 20, BatchSize = 64, LearningRate = 5e-3 });
        var means = model.LatentMean(data);
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                Assert.Equal(i == j ? 1 : 0, Covariance(means, i, j), 0.2);
            }
        }
    }

    [Theory]
    [InlineData("Mmd(1)", 4.0, false)]
    [InlineData("Mmd(1, Scale = 0.5)", 1.0, false)]
    [InlineData("Mmd(1, Kernel = MmdKernel.Gaussian, Scale = 2)", 16.0, true)]
    public void An_MMD_is_the_mean_likeness_within_less_that_between(string attribute, double width, bool gaussian)
    {
        using var model = LiveModels.Create<IMmdModel>($"{Sizes}[{attribute}]", IMmdModel.Members);
        foreach (var count in new[] { 2, 3, 7 })
        {
            var random = new Random(count);
            var (codes, others) = (Draw(random, count, 2), Draw(random, count, 1));
            double within = 0, between = 0;
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                {
                    within += i == j ? 0 : Likeness(codes, i, codes, j) + Likeness(others, i, others, j);
                    between += Likeness(codes, i, others, j);
                }
            }

            Assert.Equal((within / (count * (count - 1))) - (2 * between / (count * count)), model.Mmd(codes, others, count), 1e-5);
        }

        double Likeness(float[] a, int i, float[] b, int j)
        {
            var squared = Math.Pow(a[2 * i] - b[2 * j], 2) + Math.Pow(a[(2 * i) + 1] - b[(2 * j) + 1], 2);
            return gaussian ? Math.Exp(-squared / width) : width / (width + squared);
        }
    }

    [Fact]
    public void An_MMD_of_two_points_each_is_the_value_worked_out_by_hand()
    {
        // distances² 4 within both sets and 0, 4, 4, 0 between, C = 4: (½ + ½) − 2·(1 + ½ + ½ + 1)/4
        using var model = LiveModels.Create<IMmdModel>(Sizes + "[Mmd(1)]", IMmdModel.Members);
        Assert.Equal(-0.5, model.Mmd([0, 0, 2, 0], [0, 0, 2, 0], 2), 1e-6);

        // a single pair has nothing within: −2·C/(C + 4)
        Assert.Equal(-1, model.Mmd([0, 0], [0, 2], 1), 1e-6);
    }

    [Fact]
    public void An_MMD_of_equal_distributions_is_zero_on_average_and_of_different_ones_is_not()
    {
        using var model = LiveModels.Create<IMmdModel>(Sizes + "[Mmd(1)]", IMmdModel.Members);
        var random = new Random(8);
        Assert.Equal(0, Enumerable.Range(0, 2000).Average(_ => model.Mmd(Draw(random, 8, 1), Draw(random, 8, 1), 8)), 0.01);
        Assert.True(Enumerable.Range(0, 200).Average(_ => model.Mmd(Draw(random, 8, 1), Draw(random, 8, 0.1), 8)) > 0.1);

        var same = Draw(random, 400, 1);
        Assert.Equal(0, model.Mmd(same, same, 400), 0.01);
    }

    [Fact]
    public void A_Wasserstein_autoencoder_fills_its_prior_where_a_plain_one_need_not()
    {
        double[] Moments(string attributes)
        {
            using var model = LiveModels.Create("[Input(8, 8)] [Encoder(Layers = [64])] [Latent(Dim = 2)] " + attributes);
            var data = Bars.Create(512);
            model.Train(data, new TrainingOptions { Epochs = 30, BatchSize = 64, LearningRate = 5e-3 });
            var means = model.LatentMean(data);
            return [Covariance(means, 0, 0), Covariance(means, 1, 1)];
        }

        Assert.All(Moments("[KlWeight(0)] [Mmd(200)]"), variance => Assert.InRange(variance, 0.6, 1.5));
        Assert.Contains(Moments("[KlWeight(0)]"), variance => variance > 3);
    }

    private static double Covariance(SampleSet codes, int i, int j)
    {
        var rows = Enumerable.Range(0, codes.Count).ToArray();
        return rows.Average(row => (double)codes[row][i] * codes[row][j]) - (rows.Average(row => (double)codes[row][i]) * rows.Average(row => (double)codes[row][j]));
    }

    private static float[] Draw(Random random, int count, double width) =>
        [.. Enumerable.Range(0, 2 * count).Select(_ => (float)(width * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
}

/// <summary>A live model whose MMD is asked of sets of codes that the test chooses.</summary>
public interface IMmdModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public float Mmd(float[] codes, float[] others, int count)
        {
            using var scope = torch.NewDisposeScope();
            return MaximumMeanDiscrepancy(Rows(codes, count), Rows(others, count)).item<float>();
        }
        """;

    float Mmd(float[] codes, float[] others, int count);
}
