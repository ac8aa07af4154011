namespace VaeGen.Generators.Tests;

/// <summary>The KL term's weight over time, its free bits and its capacity, against their papers' formulas in double.</summary>
[Collection(LiveTests.Name)]
public sealed class KlTests
{
    private const string Sizes = "[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 2)] ";

    [Theory]
    [InlineData("KlSchedule.Linear, Epochs = 10", new double[] { 0, 2.5, 5, 9.999, 10, 40 }, new double[] { 0, 0.25, 0.5, 0.9999, 1, 1 })]
    [InlineData("KlSchedule.Linear, Steps = 4", new double[] { 0, 1, 2, 3, 4, 5 }, new double[] { 0, 0.25, 0.5, 0.75, 1, 1 })]
    [InlineData("KlSchedule.Cosine, Epochs = 10", new double[] { 0, 2.5, 5, 10, 11 }, new double[] { 0, 0.14644660940672624, 0.5, 1, 1 })]
    [InlineData("KlSchedule.Sigmoid, Epochs = 10", new double[] { 0, 1, 5, 9, 10, 30 }, new double[] { 0, 0.0057182260327, 0.5, 0.9942817739673, 1, 1 })]
    [InlineData("KlSchedule.Sigmoid, Steps = 100", new double[] { 0, 50, 100, 101 }, new double[] { 0, 0.5, 1, 1 })]
    [InlineData("KlSchedule.Cyclical, Epochs = 4", new double[] { 0, 1, 2, 3.9, 4, 5, 7 }, new double[] { 0, 0.5, 1, 1, 0, 0.5, 1 })]
    [InlineData("KlSchedule.Cyclical, Steps = 5, Ramp = 0.8", new double[] { 0, 1, 2, 3, 4, 5, 6, 104 }, new double[] { 0, 0.25, 0.5, 0.75, 1, 0, 0.25, 1 })]
    [InlineData("KlSchedule.Cyclical, Epochs = 1, Ramp = 1", new double[] { 0, 0.5, 0.75, 1, 1.5 }, new double[] { 0, 0.5, 0.75, 0, 0.5 })]
    public void A_schedule_has_its_formulas_values(string schedule, double[] times, double[] expected)
    {
        foreach (var weight in new[] { 1.0, 4.0 })
        {
            using var model = Create($"[KlWeight({weight}, Schedule = {schedule})]", Schedule("KlWeightAt", schedule));
            for (var i = 0; i < times.Length; i++)
            {
                Assert.Equal(weight * expected[i], model.At(times[i]), 1e-7);
            }
        }
    }

    [Fact]
    public void A_schedule_is_what_training_weighs_its_steps_with_and_evaluating_weighs_as_declared()
    {
        // 64 samples in batches of 16: four steps an epoch
        using var model = Create("[KlWeight(3, Schedule = KlSchedule.Linear, Epochs = 2)]", Schedule("KlWeightAt", "Epochs"));
        var data = Data(64);
        var options = new TrainingOptions { Epochs = 4, BatchSize = 16, LearningRate = 1e-6 }; // the terms stay what they are
        var weights = model.Train(data, options, data).Epochs.Select(epoch => (epoch.Train.Loss - epoch.Train.Reconstruction) / epoch.Train.Kl).ToArray();
        double[] expected = [3 * (0 + 0.125 + 0.25 + 0.375) / 4, 3 * (0.5 + 0.625 + 0.75 + 0.875) / 4, 3, 3];
        for (var epoch = 0; epoch < 4; epoch++)
        {
            Assert.Equal(expected[epoch], weights[epoch], 0.02 * (1 + expected[epoch]));
        }

        var evaluated = model.Evaluate(data);
        Assert.Equal(evaluated.Reconstruction + (3 * evaluated.Kl), evaluated.Loss, 1e-4);
    }

    [Fact]
    public void Free_bits_put_a_floor_under_every_dimensions_mean_divergence()
    {
        using var model = Create("[KlWeight(2, FreeBits = 0.5)]", "");
        float[] mean = [0.1f, 2, -0.3f, -1.5f];
        float[] logVariance = [0.1f, -1, 0, -0.5f];
        double[] kl = [.. Enumerable.Range(0, 2).Select(j => (Kl(mean[j], logVariance[j]) + Kl(mean[2 + j], logVariance[2 + j])) / 2)];
        Assert.True(kl[0] < 0.5 && kl[1] > 0.5);

        var loss = model.Score(mean, logVariance, 2);
        Assert.Equal(kl.Sum(), loss.Kl, 1e-5);
        Assert.Equal(2 * (0.5 + kl[1]), loss.Total - loss.Reconstruction, 1e-5);
    }

    [Fact]
    public void A_dimension_within_its_free_bits_has_no_gradient_and_one_beyond_has_the_divergences()
    {
        using var model = Create("[KlWeight(2, FreeBits = 0.5)]", "");
        var slope = model.Slope([0.1f, 2, -0.3f, -1.5f], [0.1f, -1, 0, -0.5f], 2);

        // ∂KL/∂μ = μ, averaged over two samples, weighed by 2
        Assert.Equal([0f, 2f, 0f, -1.5f], slope);
    }

    [Fact]
    public void A_capacity_draws_the_divergence_to_it_from_both_sides()
    {
        using var model = Create("[KlWeight(10, Capacity = 3, Steps = 100)]", Schedule("KlCapacityAt", "Steps"));
        Assert.Equal([0, 1.5, 3, 3], new double[] { 0, 50, 100, 1000 }.Select(model.At));

        var (small, large) = (Kl(0.5, 0), Kl(3, 0));
        var (below, above) = (model.Score([0.5f, 0], [0, 0], 1), model.Score([3f, 0], [0, 0], 1));
        Assert.Equal(10 * (3 - small), below.Total - below.Reconstruction, 1e-4);
        Assert.Equal(10 * (large - 3), above.Total - above.Reconstruction, 1e-4);
        Assert.Equal(small, below.Kl, 1e-6);
        Assert.Equal([-5f, 0f], model.Slope([0.5f, 0], [0, 0], 1));
        Assert.Equal([30f, 0f], model.Slope([3f, 0], [0, 0], 1));
    }

    [Fact]
    public void Training_leads_the_divergence_to_its_capacity()
    {
        using var model = LiveModels.Create(Variants.Complete("[KlWeight(50, Capacity = 3, Epochs = 3)]"));
        var data = Bars.Create(256);
        model.Train(data, new TrainingOptions { Epochs = 20, BatchSize = 32, LearningRate = 5e-3 });
        Assert.Equal(3, model.Evaluate(data).Kl, 0.3);
    }

    private static double Kl(double mean, double logVariance) => 0.5 * ((mean * mean) + Math.Exp(logVariance) - 1 - logVariance);

    private static SampleSet Data(int count) => new([.. Enumerable.Range(0, count * 4).Select(i => i % 7 / 7f)], 4);

    private static string Schedule(string method, string time) =>
        $"public double At(double time) => {method}({(time.Contains("Steps", StringComparison.Ordinal) ? "(long)time" : "time")});";

    private static IKlModel Create(string attribute, string at) =>
        LiveModels.Create<IKlModel>(Sizes + attribute, IKlModel.Members + (at.Length > 0 ? at : "public double At(double time) => throw new System.NotSupportedException();"));
}

/// <summary>A live model whose KL term is asked of posteriors that the test chooses.</summary>
public interface IKlModel : ILiveModel
{
    /// <summary>What implements it but the schedule, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public LossValues Score(float[] mean, float[] logVariance, int batch)
        {
            using var scope = torch.NewDisposeScope();
            var loss = Loss(new Output(torch.zeros(batch, 4), Rows(mean, batch), Rows(logVariance, batch)), torch.zeros(batch, 4));
            return new LossValues(loss.Total.item<float>(), loss.Reconstruction.item<float>(), loss.Kl.item<float>());
        }

        public float[] Slope(float[] mean, float[] logVariance, int batch)
        {
            using var scope = torch.NewDisposeScope();
            var place = Rows(mean, batch).requires_grad_();
            Loss(new Output(torch.zeros(batch, 4), place, Rows(logVariance, batch)), torch.zeros(batch, 4)).Total.backward();
            return place.grad!.data<float>().ToArray();
        }
        """;

    /// <summary>The emitted Loss of a posterior, its decoder's output all zero.</summary>
    LossValues Score(float[] mean, float[] logVariance, int batch);

    /// <summary>The derivative of the total by the mean.</summary>
    float[] Slope(float[] mean, float[] logVariance, int batch);

    /// <summary>The emitted schedule.</summary>
    double At(double time);
}
