namespace VaeGen.Generators.Tests;

/// <summary>
/// What a decoder may put out when training goes astray, or a value is always the same: log p(x|z) and its gradient stay finite, so that a step can lead
/// back, and are what the definition gives in double.
/// </summary>
[Collection(LiveTests.Name)]
public sealed class ExtremeOutputTests
{
    private static readonly float[] Outputs = [-1e9f, -1e4f, -200, -100, -30, -9, 0, 9, 30, 100, 200, 1e4f, 1e9f];

    [Theory]
    [InlineData("Likelihood.Bernoulli")]
    [InlineData("Likelihood.ContinuousBernoulli")]
    [InlineData("Likelihood.Gaussian")]
    [InlineData("Likelihood.Laplace")]
    public void One_output_a_value(string likelihood)
    {
        using var model = Create(likelihood);
        foreach (var output in Outputs)
        {
            AssertFinite(model, [output], [1, 1], [0, 0.3f, 1]);
        }
    }

    [Fact]
    public void A_mean_and_an_unbounded_log_variance()
    {
        using var model = Create("Likelihood.Gaussian, Learned = LearnedVariance.PerElement");
        foreach (var logVariance in Outputs)
        {
            foreach (var mean in new[] { 0.3f, -4, 1e3f })
            {
                AssertFinite(model, [mean, logVariance], [1, 2, 1], [0, 0.3f, 1]);
            }
        }
    }

    [Fact]
    public void A_value_that_is_always_the_same_is_learned_to_the_bound_of_its_variance()
    {
        using var model = LiveModels.Create("[Input(2)] [Encoder(Layers = [8])] [Latent(Dim = 1)] [Reconstruction(Likelihood.Gaussian, Learned = LearnedVariance.PerElement)]");
        var random = new Random(1);
        var data = new SampleSet([.. Enumerable.Range(0, 256).SelectMany(_ => new[] { 0.7f, random.NextSingle() })], 2);
        var history = model.Train(data, new TrainingOptions { Epochs = 60, BatchSize = 32, LearningRate = 0.02 });
        Assert.All(history.Epochs, epoch => Assert.True(double.IsFinite(epoch.Train.Loss)));

        // with σ² = exp(−10) the constant value has a log-density of 5 − ½ log 2π = 4.1, less its distance from the mean; the other one's is about 0
        Assert.InRange(-history.Epochs[^1].Train.Reconstruction, 2, 6);
    }

    [Fact]
    public void Logits_of_256_levels()
    {
        using var model = Create("Likelihood.Categorical");
        foreach (var logit in Outputs)
        {
            foreach (var at in new[] { 0, 100, 255 })
            {
                float[] logits = [.. Enumerable.Range(0, 256).Select(level => level == at ? logit : 0f)];
                AssertFinite(model, logits, [1, 256, 1], [0, 100 / 255f, 1]);
            }
        }
    }

    [Fact]
    public void Logistic_distributions_that_are_far_off_or_narrow_or_wide()
    {
        using var model = Create("Likelihood.DiscretizedLogisticMixture, Components = 1");
        foreach (var mean in new[] { -1e9f, -1e5f, -30, -1, 0, 0.3f, 1, 2, 1e5f, 1e9f })
        {
            foreach (var logScale in Outputs)
            {
                float[] samples = [0, 1 / 255f, 0.5f * 254 / 255, 254 / 255f, 1];
                AssertFinite(model, [0, mean, logScale], [1, 3, 1], samples);
                for (var i = 0; i < samples.Length; i++)
                {
                    var expected = LogMass(samples[i], mean, Math.Clamp(logScale, -7, 50));
                    Assert.Equal(expected, model.LogProbabilities([0, mean, logScale], [1, 3, 1], [samples[i]]).Single(), 2e-6 * (1 + Math.Abs(expected)));
                }
            }
        }
    }

    // log(σ(a) − σ(b)) as log of ∫ over the level's width, from σ(a) − σ(b) = (1 − exp(b − a))·σ(a)·σ(−b)
    private static double LogMass(float x, double mean, double logScale)
    {
        var level = (2.0 * x) - 1;
        var (a, b) = ((level + (1.0 / 255) - mean) * Math.Exp(-logScale), (level - (1.0 / 255) - mean) * Math.Exp(-logScale));
        return x switch
        {
            0 => LogSigmoid(a),
            1 => LogSigmoid(-b),
            _ => LogSigmoid(a) + LogSigmoid(-b) + Math.Log(OneMinusExp(2.0 / 255 * Math.Exp(-logScale))),
        };
    }

    private static double LogSigmoid(double x) => Math.Min(x, 0) - Math.Log(1 + Math.Exp(-Math.Abs(x)));

    // 1 − exp(−w), by its series where it would cancel
    private static double OneMinusExp(double w) => w < 1e-4 ? w - (w * w / 2) : 1 - Math.Exp(-w);

    private static void AssertFinite(IDensityModel model, float[] decoded, long[] shape, float[] samples)
    {
        foreach (var x in samples)
        {
            var where = $"of {x} where the decoder puts out {string.Join(", ", decoded.Where(value => value != 0))}";
            Assert.True(float.IsFinite(model.LogProbabilities(decoded, shape, [x]).Single()), $"log p {where}");
            Assert.True(model.Slope(decoded, shape, [x]).All(float.IsFinite), $"the gradient {where} is {string.Join(", ", model.Slope(decoded, shape, [x]).Where(value => !float.IsFinite(value)))}");
        }
    }

    private static IDensityModel Create(string likelihood)
    {
        var member = likelihood.Split(',')[0] switch
        {
            "Likelihood.Gaussian" or "Likelihood.Laplace" => "Reconstruction",
            "Likelihood.DiscretizedLogisticMixture" => "Mixture",
            _ => "Logits",
        };
        return LiveModels.Create<IDensityModel>(
            $"[Input(1)] [Encoder(Layers = [4])] [Latent(Dim = 1)] [Reconstruction({likelihood})]", IDensityModel.Members.Replace("DECODED", $"output.{member}", StringComparison.Ordinal));
    }
}
