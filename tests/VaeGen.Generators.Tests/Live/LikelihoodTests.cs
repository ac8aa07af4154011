namespace VaeGen.Generators.Tests;

/// <summary>Every likelihood against its definition, evaluated in double by other code, and against the laws that a distribution keeps.</summary>
[Collection(LiveTests.Name)]
public sealed class LikelihoodTests
{
    private const int Levels = 256;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.05)]
    [InlineData(-0.0999)]
    [InlineData(0.1001)]
    [InlineData(-3)]
    [InlineData(30)]
    public void A_continuous_Bernoulli_integrates_to_one_and_its_slope_is_the_distance_to_its_mean(double logit)
    {
        using var model = Create(1, "Likelihood.ContinuousBernoulli");

        // the normaliser and the mean by Simpson's rule on λ^x (1 − λ)^(1 − x) = exp(l·x) / (1 + exp(l)), scaled by its larger end
        var (mass, moment) = (Simpson(x => Math.Exp((logit * x) - Math.Max(logit, 0))), Simpson(x => x * Math.Exp((logit * x) - Math.Max(logit, 0))));
        foreach (var x in new[] { 0f, 0.3f, 1f })
        {
            var expected = (logit * x) - Math.Max(logit, 0) - Math.Log(mass);
            Assert.Equal(expected, model.LogProbabilities([(float)logit], [1, 1], [x]).Single(), 2e-6 * (1 + Math.Abs(expected)));
            Assert.Equal(x - (moment / mass), model.Slope([(float)logit], [1, 1], [x]).Single(), 2e-6);
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.08)]
    [InlineData(-2)]
    [InlineData(15)]
    public void A_continuous_Bernoulli_returns_its_mean(double logit)
    {
        using var model = Create(1, "Likelihood.ContinuousBernoulli");
        var mean = Simpson(x => x * Math.Exp(logit * x)) / Simpson(x => Math.Exp(logit * x));
        Assert.Equal(mean, Means(model, [(float)logit]).Single(), 2e-6);
    }

    [Fact]
    public void A_Laplace_density_is_as_wide_as_declared()
    {
        using var model = Create(2, "Likelihood.Laplace, Scale = 0.25");
        float[] samples = [0.5f, -1f, 2f, 0.75f];
        var expected = Enumerable.Range(0, 2).Select(row => Enumerable.Range(0, 2).Sum(i => -(Math.Abs(samples[(2 * row) + i] - 0.5) / 0.25) - Math.Log(0.5)));
        AssertClose(expected, model.LogProbabilities([0.5f, 0.5f, 0.5f, 0.5f], [2, 2], samples));
    }

    [Fact]
    public void A_shared_variance_begins_at_one_and_ends_at_the_mean_squared_error()
    {
        using var model = Create(4, "Likelihood.Gaussian, Learned = LearnedVariance.Shared");
        AssertClose([4 * -0.5 * Math.Log(2 * Math.PI)], model.LogProbabilities([1, 2, 3, 4], [1, 4], [1, 2, 3, 4]));

        // noise of σ = 0.3 that nothing can predict
        var random = new Random(4);
        var data = new SampleSet([.. Enumerable.Range(0, 4 * 512).Select(_ => 0.3f * Noise(random))], 4);
        model.Train(data, new TrainingOptions { Epochs = 60, BatchSize = 64, LearningRate = 0.02 });
        using var path = new TemporaryFile();
        model.Save(path.Path);
        var variance = Math.Exp(ModelFile.Load(path.Path).Values("reconstructionLogVariance", [1])[0]);
        var reconstructed = model.Reconstruct(data);
        var error = data.Values.ToArray().Zip(reconstructed.Values.ToArray(), (x, mean) => (double)(x - mean) * (x - mean)).Average();
        Assert.Equal(1, variance / error, 0.15);
    }

    [Fact]
    public void A_variance_for_every_value_is_the_decoders_second_output_and_never_vanishes()
    {
        using var model = Create(2, "Likelihood.Gaussian, Learned = LearnedVariance.PerElement");
        float[] decoded = [0.1f, -0.4f, -1f, -300f]; // two means, two log-variances
        float[] x = [0.5f, -0.4f];
        var expected = Enumerable.Range(0, 2).Sum(i =>
        {
            var logVariance = Math.Log(1 + Math.Exp(decoded[2 + i] + 10)) - 10;
            var difference = x[i] - (double)decoded[i];
            return -0.5 * ((difference * difference / Math.Exp(logVariance)) + logVariance + Math.Log(2 * Math.PI));
        });
        AssertClose([expected], model.LogProbabilities(decoded, [1, 2, 2], x));
        AssertClose([0.1, -0.4], Means(model, decoded));
    }

    [Theory]
    [InlineData("Likelihood.Categorical", Levels)]
    [InlineData("Likelihood.DiscretizedLogisticMixture, Components = 3", 9)]
    public void The_probabilities_of_all_levels_sum_to_one(string likelihood, int parameters)
    {
        using var model = Create(1, likelihood);
        var random = new Random(5);
        foreach (var width in new[] { 0.5f, 2f, 8f })
        {
            float[] decoded = [.. Enumerable.Range(0, parameters).Select(_ => width * Noise(random))];
            float[] rows = [.. Enumerable.Range(0, Levels).SelectMany(_ => decoded)];
            var logs = model.LogProbabilities(rows, [Levels, parameters, 1], [.. Enumerable.Range(0, Levels).Select(level => level / 255f)]);
            Assert.Equal(1, logs.Sum(log => Math.Exp(log)), 1e-4);

            // and their mean is what the model returns, up to the levels' ends, which take the mass of all that lies beyond
            if (likelihood.Contains("Categorical", StringComparison.Ordinal))
            {
                Assert.Equal(logs.Select((log, level) => Math.Exp(log) * level / 255).Sum(), Means(model, decoded).Single(), 1e-4);
            }
        }
    }

    [Fact]
    public void A_colour_mixture_is_the_formula_of_its_paper()
    {
        const int Components = 2;
        using var model = LiveModels.Create<IDensityModel>(
            $"[Input(3, 1, 1)] [Encoder(Layers = [4])] [Latent(Dim = 2)] [Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = {Components})]", Members("Mixture"));
        var random = new Random(6);
        for (var repeat = 0; repeat < 20; repeat++)
        {
            double[] p = [.. Enumerable.Range(0, 10 * Components).Select(_ => (double)Noise(random))];
            int[] level = [random.Next(Levels), repeat % 3 == 0 ? 0 : random.Next(Levels), repeat % 5 == 0 ? 255 : random.Next(Levels)];
            var expected = Math.Log(Enumerable.Range(0, Components).Sum(k => Weight(k) * Enumerable.Range(0, 3).Aggregate(1.0, (product, channel) => product * Mass(k, channel))));
            AssertClose([expected], model.LogProbabilities([.. p.Select(value => (float)value)], [1, 10 * Components, 1], [.. level.Select(value => value / 255f)]));

            double Weight(int k) => Math.Exp(p[k]) / Enumerable.Range(0, Components).Sum(j => Math.Exp(p[j]));

            double At(int channel) => (2 * level[channel] / 255.0) - 1;

            double Mass(int k, int channel)
            {
                var mean = p[((1 + channel) * Components) + k] + channel switch
                {
                    1 => Math.Tanh(p[(7 * Components) + k]) * At(0),
                    2 => (Math.Tanh(p[(8 * Components) + k]) * At(0)) + (Math.Tanh(p[(9 * Components) + k]) * At(1)),
                    _ => 0,
                };
                var scale = Math.Exp(Math.Max(-7, p[((4 + channel) * Components) + k]));
                var upper = level[channel] == 255 ? 1 : Sigmoid((At(channel) + (1 / 255.0) - mean) / scale);
                var lower = level[channel] == 0 ? 0 : Sigmoid((At(channel) - (1 / 255.0) - mean) / scale);
                return upper - lower;
            }
        }

        static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    [Theory]
    [InlineData("Likelihood.Bernoulli", "Logits")]
    [InlineData("Likelihood.ContinuousBernoulli", "Logits")]
    [InlineData("Likelihood.Gaussian, Variance = 0.2", "Reconstruction")]
    [InlineData("Likelihood.Gaussian, Learned = LearnedVariance.Shared", "Reconstruction")]
    [InlineData("Likelihood.Gaussian, Learned = LearnedVariance.PerElement", "Reconstruction")]
    [InlineData("Likelihood.Laplace, Scale = 0.3", "Reconstruction")]
    [InlineData("Likelihood.Categorical", "Logits")]
    [InlineData("Likelihood.DiscretizedLogisticMixture", "Mixture")]
    public void The_reconstruction_loss_is_minus_the_mean_log_probability(string likelihood, string member)
    {
        using var model = LiveModels.Create<IDensityModel>(Declaration(6, likelihood), Members(member));
        var (reconstruction, expected) = model.Both([0, 0.2f, 0.4f, 0.6f, 0.8f, 1, 1, 0, 0.5f, 0.25f, 0.75f, 0.1f], batch: 2);
        Assert.Equal(expected, reconstruction, 1e-5 * (1 + Math.Abs(expected)));
    }

    [Fact]
    public void The_estimate_of_the_log_likelihood_is_the_likelihood_itself_where_the_code_says_nothing()
    {
        // a decoder that ignores z gives every sample p(x|z) = p(x) at each code: then log p(x) is known, and the weights' spread is q's and p's alone
        using var model = Create(3, "Likelihood.Bernoulli");
        float[] bias = [0.5f, -1, 2];
        var data = new SampleSet([1, 0, 1, 0, 0, 1, 0, 1, 0], 3);
        model.Decoding(bias);
        double[] expected = [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 3).Sum(i => -Math.Log(1 + Math.Exp(data[row][i] > 0.5f ? -bias[i] : bias[i]))))];
        Assert.Equal(expected.Average(), model.LogLikelihood(data, draws: 4000, batchSize: 2), 0.02);
        Assert.True(model.LogLikelihood(data, draws: 1) < expected.Average() + 0.5);

        // of each, in their order, over batches of two and of one
        Assert.Equal(expected, model.LogLikelihoods(data, draws: 4000, batchSize: 2), (a, b) => Math.Abs(a - b) < 0.05);
        Assert.Empty(model.LogLikelihoods(data.Take(0)));
        Assert.Throws<DataException>(() => model.LogLikelihood(data.Take(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => model.LogLikelihoods(data, draws: 0));
    }

    [Theory]
    [InlineData("Posterior = Posterior.FullCovariance")]
    [InlineData("Posterior = Posterior.Planar")]
    [InlineData("Posterior = Posterior.InverseAutoregressive, Flows = 2")]
    [InlineData("Prior = Prior.Mixture, Components = 2")]
    [InlineData("Prior = Prior.Vamp, Components = 3")]
    [InlineData("Posterior = Posterior.FullCovariance, Prior = Prior.Vamp, Components = 3")]
    [InlineData("Posterior = Posterior.InverseAutoregressive, Prior = Prior.Mixture, Components = 2")]
    public void It_is_so_with_every_posterior_and_prior(string latent)
    {
        using var model = LiveModels.Create<IDensityModel>($"[Input(3)] [Encoder(Layers = [4])] [Latent(Dim = 2, {latent})]", Members("Logits"));
        float[] bias = [0.5f, -1, 2];
        var data = new SampleSet([1, 0, 1, 0, 0, 1], 3);
        model.Decoding(bias);
        var expected = Enumerable.Range(0, 2).Average(row => Enumerable.Range(0, 3).Sum(i => -Math.Log(1 + Math.Exp(data[row][i] > 0.5f ? -bias[i] : bias[i]))));
        Assert.Equal(expected, model.LogLikelihood(data, draws: 20_000, batchSize: 2), 0.1);
    }

    private static IDensityModel Create(int size, string likelihood) => LiveModels.Create<IDensityModel>(Declaration(size, likelihood), Members(MemberOf(likelihood)));

    private static string Declaration(int size, string likelihood) =>
        $"[Input({size})] [Encoder(Layers = [4])] [Latent(Dim = {(size > 2 ? 2 : 1)})] [Reconstruction({likelihood})]";

    private static string MemberOf(string likelihood) => likelihood.Split(',')[0] switch
    {
        "Likelihood.Gaussian" or "Likelihood.Laplace" => "Reconstruction",
        "Likelihood.DiscretizedLogisticMixture" => "Mixture",
        _ => "Logits",
    };

    private static string Members(string decoded) => IDensityModel.Members.Replace("DECODED", $"output.{decoded}", StringComparison.Ordinal);

    private static float[] Means(IDensityModel model, float[] decoded)
    {
        model.Decoding(decoded);
        return [.. model.Reconstruct(new SampleSet(new float[model.Expects.Size], model.Expects.Size)).Values];
    }

    private static double Simpson(Func<double, double> function)
    {
        const int Steps = 4000;
        return Enumerable.Range(0, Steps + 1).Sum(i => (i is 0 or Steps ? 1 : i % 2 == 1 ? 4 : 2) * function((double)i / Steps)) / (3 * Steps);
    }

    private static float Noise(Random random) => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    private static void AssertClose(IEnumerable<double> expected, float[] actual)
    {
        foreach (var (value, found) in expected.Zip(actual, (value, found) => (value, found)))
        {
            Assert.Equal(value, found, 1e-4 * (1 + Math.Abs(value)));
        }
    }
}
