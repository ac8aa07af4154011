namespace VaeGen.Generators.Tests;

/// <summary>The three parts of the KL divergence against Chen et al. (2018) in double, against the laws they keep, and against an answer that is known.</summary>
[Collection(LiveTests.Name)]
public sealed class TotalCorrelationTests
{
    private const int Latent = 3;

    public static TheoryData<string, int, long> Batches { get; } = new(
        from estimator in new[] { "Weighted", "Stratified" }
        from size in new (int Batch, long Samples)[] { (1, 1), (1, 50), (2, 2), (3, 3), (3, 60), (5, 5), (8, 1000), (7, 60_000) }
        select (estimator, size.Batch, size.Samples));

    [Theory, MemberData(nameof(Batches))]
    public void The_parts_are_the_papers_and_sum_to_the_log_ratio_of_posterior_and_prior(string estimator, int batch, long samples)
    {
        using var model = Create(estimator);
        var (z, mean, logVariance) = Random(batch, seed: 3);
        var parts = model.Parts(z, mean, logVariance, batch, samples);
        var (mutualInformation, totalCorrelation, dimensionKl) = Expected(estimator, z, mean, logVariance, batch, samples);
        AssertClose(mutualInformation, parts[0]);
        AssertClose(totalCorrelation, parts[1]);
        AssertClose(dimensionKl, parts[2]);

        var ratio = Enumerable.Range(0, batch).Average(i => Enumerable.Range(0, Latent).Sum(k => LogNormal(z, mean, logVariance, i, i, k) - LogStandardNormal(z[(i * Latent) + k])));
        AssertClose(ratio, parts.Sum());
    }

    [Theory]
    [InlineData("[Latent(Dim = 20)] [TotalCorrelation(2)]", 500)]
    [InlineData("[Latent(Dim = 512)] [TotalCorrelation(2)]", 181)] // 181² · 512 floats are 64 MiB
    [InlineData("[Latent(Dim = 512)] [Mmd(2)]", 181)]
    [InlineData("[Latent(Dim = 512)]", 500)]
    public void Evaluate_takes_fewer_samples_at_a_time_where_their_codes_are_compared(string attributes, int samples)
    {
        var files = Generation.Run($"using VaeGen; [Input(28, 28)] [Encoder(Layers = [600])] {attributes} internal partial class Vae;").Files;
        Assert.Contains($" Evaluate(global::VaeGen.IDataset data, int batchSize = {samples})", files["Vae.Training.g.cs"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(5, 5)]
    [InlineData(9, 10)]
    [InlineData(4, 60_000)]
    public void Stratified_weights_of_every_row_sum_to_one(int batch, long samples)
    {
        // where all posteriors are the same, log q(z) = log q(z|x) + log Σ w: what is left of the first two parts is the weights' sum
        using var model = Create("Stratified");
        var (z, _, _) = Random(batch, seed: 4);
        var parts = model.Parts(z, [.. Enumerable.Repeat(0.5f, batch * Latent)], new float[batch * Latent], batch, samples);
        Assert.Equal(0, parts[0], 1e-5);
        Assert.Equal(0, parts[1], 1e-5);
    }

    [Fact]
    public void Stratified_sampling_of_a_whole_data_set_finds_the_total_correlation_of_correlated_Gaussians()
    {
        // means of correlation 0.8 and unit variance, posteriors of variance 0.25: q(z) is Gaussian, its correlation 0.8 / 1.25
        const int Count = 1000;
        using var model = LiveModels.Create<IDecomposedModel>("[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 2)] [TotalCorrelation(2, Estimator = TcEstimator.Stratified)]", IDecomposedModel.Members);
        var random = new Random(5);
        var (z, mean) = (new float[2 * Count], new float[2 * Count]);
        for (var i = 0; i < Count; i++)
        {
            var (a, b) = (Noise(random), Noise(random));
            (mean[2 * i], mean[(2 * i) + 1]) = ((float)a, (float)((0.8 * a) + (0.6 * b)));
            (z[2 * i], z[(2 * i) + 1]) = (mean[2 * i] + (float)(0.5 * Noise(random)), mean[(2 * i) + 1] + (float)(0.5 * Noise(random)));
        }

        var parts = model.Parts(z, mean, [.. Enumerable.Repeat(MathF.Log(0.25f), 2 * Count)], Count, Count);
        Assert.Equal(-0.5 * Math.Log(1 - (0.64 * 0.64)), parts[1], 0.06);

        // I(x; z) = ½ log det(Cov[z]) / det(Cov[z|x]), and each dimension of variance 1.25 is this far from N(0, 1)
        Assert.Equal(0.5 * Math.Log(((1.25 * 1.25) - 0.64) / 0.0625), parts[0], 0.12);
        Assert.Equal(2 * 0.5 * (1.25 - 1 - Math.Log(1.25)), parts[2], 0.06);
    }

    [Fact]
    public void The_total_weighs_the_parts_and_reports_the_divergence_itself()
    {
        using var model = LiveModels.Create<IDecomposedModel>(
            "[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = 3)] [TotalCorrelation(6, MutualInformation = 0.5, DimensionKl = 2)]", IDecomposedModel.Members);
        var (z, mean, logVariance) = Random(5, seed: 6);
        var parts = model.Parts(z, mean, logVariance, 5, 100);
        var loss = model.Score(z, mean, logVariance, 5, 100);
        AssertClose((0.5 * parts[0]) + (6 * parts[1]) + (2 * parts[2]), loss.Total - loss.Reconstruction);
        AssertClose(mean.Zip(logVariance, (m, l) => 0.5 * ((m * (double)m) + Math.Exp(l) - 1 - l)).Sum() / 5, loss.Kl);
    }

    [Fact]
    public void A_batch_larger_than_its_data_set_is_refused()
    {
        using var model = Create("Stratified");
        var (z, mean, logVariance) = Random(5, seed: 7);
        Assert.Throws<ArgumentOutOfRangeException>("datasetSize", () => model.Parts(z, mean, logVariance, 5, 4));
    }

    [Theory]
    [InlineData("Weighted")]
    [InlineData("Stratified")]
    public void A_last_batch_of_one_sample_trains(string estimator)
    {
        using var model = LiveModels.Create(Variants.Complete($"[TotalCorrelation(4, Estimator = TcEstimator.{estimator})]"));
        var data = Bars.Create(33);
        var history = model.Train(data, new TrainingOptions { Epochs = 3, BatchSize = 32 }, data);
        Assert.All(history.Epochs, epoch => Assert.True(double.IsFinite(epoch.Train.Loss) && double.IsFinite(epoch.Validation!.Value.Loss)));
        Assert.True(double.IsFinite(model.Evaluate(data, batchSize: 1).Loss));
    }

    // the sums of the paper, every exponential taken, no trick
    private static (double MutualInformation, double TotalCorrelation, double DimensionKl) Expected(string estimator, float[] z, float[] mean, float[] logVariance, int batch, double samples)
    {
        double mutualInformation = 0, totalCorrelation = 0, dimensionKl = 0;
        for (var i = 0; i < batch; i++)
        {
            double own = 0, prior = 0, aggregate = 0;
            var marginals = new double[Latent];
            for (var j = 0; j < batch; j++)
            {
                var weight = Weight(i, j);
                var joint = 0.0;
                for (var k = 0; k < Latent; k++)
                {
                    var log = LogNormal(z, mean, logVariance, i, j, k);
                    joint += log;
                    marginals[k] += weight * Math.Exp(log);
                }

                aggregate += weight * Math.Exp(joint);
                own += i == j ? joint : 0;
            }

            for (var k = 0; k < Latent; k++)
            {
                prior += LogStandardNormal(z[(i * Latent) + k]);
            }

            var product = marginals.Sum(Math.Log);
            mutualInformation += (own - Math.Log(aggregate)) / batch;
            totalCorrelation += (Math.Log(aggregate) - product) / batch;
            dimensionKl += (product - prior) / batch;
        }

        return (mutualInformation, totalCorrelation, dimensionKl);

        double Weight(int i, int j)
        {
            if (estimator == "Weighted")
            {
                return 1 / (samples * batch);
            }

            var others = batch - 1;
            return j == i ? 1 / samples : j == (i + 1) % batch ? (samples - others) / (samples * others) : 1.0 / others;
        }
    }

    private static double LogNormal(float[] z, float[] mean, float[] logVariance, int code, int posterior, int k)
    {
        var difference = (double)z[(code * Latent) + k] - mean[(posterior * Latent) + k];
        double log = logVariance[(posterior * Latent) + k];
        return -0.5 * ((difference * difference / Math.Exp(log)) + log + Math.Log(2 * Math.PI));
    }

    private static double LogStandardNormal(double z) => -0.5 * ((z * z) + Math.Log(2 * Math.PI));

    private static (float[] Z, float[] Mean, float[] LogVariance) Random(int batch, int seed)
    {
        var random = new Random(seed);
        return (Values(1), Values(1), Values(0.5));

        float[] Values(double width) => [.. Enumerable.Range(0, batch * Latent).Select(_ => (float)(width * Noise(random)))];
    }

    private static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static IDecomposedModel Create(string estimator) => LiveModels.Create<IDecomposedModel>(
        $"[Input(4)] [Encoder(Layers = [6])] [Latent(Dim = {Latent})] [TotalCorrelation(2, Estimator = TcEstimator.{estimator})]", IDecomposedModel.Members);

    private static void AssertClose(double expected, double actual) => Assert.Equal(expected, actual, 2e-5 * (1 + Math.Abs(expected)));
}

/// <summary>A live model whose KL divergence is split in three at codes and posteriors that the test chooses.</summary>
public interface IDecomposedModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public float[] Parts(float[] z, float[] mean, float[] logVariance, int batch, long samples)
        {
            using var scope = torch.NewDisposeScope();
            var (mutualInformation, totalCorrelation, dimensionKl) = DecomposeKl(Rows(z, batch), Rows(mean, batch), Rows(logVariance, batch), samples);
            return new[] { mutualInformation.item<float>(), totalCorrelation.item<float>(), dimensionKl.item<float>() };
        }

        public LossValues Score(float[] z, float[] mean, float[] logVariance, int batch, long samples)
        {
            using var scope = torch.NewDisposeScope();
            var output = new Output(torch.zeros(batch, 4), Rows(mean, batch), Rows(logVariance, batch), Rows(z, batch));
            var loss = Loss(output, torch.zeros(batch, 4), samples);
            return new LossValues(loss.Total.item<float>(), loss.Reconstruction.item<float>(), loss.Kl.item<float>());
        }
        """;

    /// <summary>Mutual information, total correlation and the dimensions' divergences.</summary>
    float[] Parts(float[] z, float[] mean, float[] logVariance, int batch, long samples);

    /// <summary>The emitted Loss, the decoder's output all zero.</summary>
    LossValues Score(float[] z, float[] mean, float[] logVariance, int batch, long samples);
}
