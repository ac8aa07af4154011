namespace VaeGen.Generators.Tests;

/// <summary>A VampPrior of pseudo-inputs with conditions of their own against the mixture that it is, worked out in double from the saved weights.</summary>
[Collection(LiveTests.Name)]
public sealed class ConditionalVampPriorTests
{
    private const int Size = 4;
    private const int Units = 6;
    private const int Numbers = 3;
    private const int Components = 5;
    private const int Dim = 2;
    private const int Codes = 8;

    private const string Classes = "Classes";
    private const string Features = "Features";

    [Theory]
    [InlineData(Classes)]
    [InlineData(Features)]
    public void The_density_is_the_mean_of_the_pseudo_inputs_posteriors(string condition)
    {
        using var model = Create(condition);
        var weights = Weights(model);
        var found = model.LogPriors(Points, Codes);
        Assert.All(Enumerable.Range(0, Codes), row => Assert.Equal(LogPrior(model, weights, Conditions(weights, condition), row), found[row], 1e-4));
    }

    [Theory]
    [InlineData(Classes)]
    [InlineData(Features)]
    public void The_pseudo_conditions_are_learned(string condition)
    {
        using var model = Create(condition);
        var weights = Weights(model);
        var raw = weights.Values("priorPseudoConditions", [Components, Numbers]);
        var slopes = model.Slopes(Points, Codes);
        for (var i = 0; i < raw.Length; i++)
        {
            double At(double step)
            {
                double[] moved = [.. raw.Select(value => (double)value)];
                moved[i] += step;
                return Enumerable.Range(0, Codes).Sum(row => LogPrior(model, weights, Conditions(moved, condition), row));
            }
            var expected = (At(1e-5) - At(-1e-5)) / 2e-5;
            Assert.Equal(expected, slopes[i], 1e-3 * (1 + Math.Abs(expected)));
        }
        Assert.Contains(slopes, slope => Math.Abs(slope) > 0.01);
    }

    [Theory]
    [InlineData(Classes)]
    [InlineData(Features)]
    public void Draws_have_the_mixtures_mean_and_variances(string condition)
    {
        using var model = Create(condition);
        var weights = Weights(model);
        var posteriors = Posteriors(model, weights, Conditions(weights, condition));
        TorchSharp.torch.manual_seed(4);
        const int Count = 100_000;
        var draws = model.DrawCodes(Count);
        for (var j = 0; j < Dim; j++)
        {
            var column = j;
            Assert.Equal(posteriors.Average(posterior => posterior.Mean[column]), Enumerable.Range(0, Count).Average(row => (double)draws[(Dim * row) + column]), 0.02);
            Assert.Equal(
                posteriors.Average(posterior => (posterior.Mean[column] * posterior.Mean[column]) + Math.Exp(posterior.LogVariance[column])),
                Enumerable.Range(0, Count).Average(row => (double)draws[(Dim * row) + column] * draws[(Dim * row) + column]),
                0.03);
        }
    }

    [Fact]
    public void Pseudo_inputs_have_shares_of_the_classes()
    {
        using var model = Create(Classes);
        var shares = model.Conditions();
        Assert.Equal(Components * Numbers, shares.Distinct().Count());
        Assert.All(shares, share => Assert.InRange(share, 0, 1));
        Assert.All(Enumerable.Range(0, Components), row => Assert.Equal(1, shares.AsSpan(Numbers * row, Numbers).ToArray().Sum(), 1e-5));
    }

    [Fact]
    public void A_class_is_the_whole_share_of_it()
    {
        using var model = Create(Classes);
        float[] sample = [0.1f, 0.9f, 0.4f, 0.6f];
        var means = Enumerable.Range(0, Numbers).Select(label => model.MeanOf(sample, label)).ToArray();
        for (var label = 0; label < Numbers; label++)
        {
            var one = label;
            Assert.Equal(means[label], model.MeanOf(sample, [.. Enumerable.Range(0, Numbers).Select(i => i == one ? 1f : 0f)]));
        }
        Assert.NotEqual(means[0], means[1]);
    }

    private static float[] Points { get; } = [.. Enumerable.Range(0, Dim * Codes).Select(i => (0.37f * i % 4) - 2)];

    private static IConditionalVampModel Create(string condition) => LiveModels.Create<IConditionalVampModel>(
        $"[Input({Size})] [Encoder(Layers = [{Units}])] [Latent(Dim = {Dim}, Prior = Prior.Vamp, Components = {Components})] [Condition({condition} = {Numbers})]",
        condition == Classes ? IConditionalVampModel.MembersOfClasses : IConditionalVampModel.Members);

    private static ModelFile Weights(IConditionalVampModel model)
    {
        using var file = new TemporaryFile();
        model.Save(file.Path);
        return ModelFile.Load(file.Path);
    }

    private static double[][] Conditions(ModelFile weights, string condition) =>
        Conditions([.. weights.Values("priorPseudoConditions", [Components, Numbers]).Select(value => (double)value)], condition);

    // features as they are, classes as the softmax of every row
    private static double[][] Conditions(double[] raw, string condition) =>
    [
        .. raw.Chunk(Numbers).Select(row => condition == Features ? row : [.. row.Select(value => Math.Exp(value) / row.Sum(Math.Exp))]),
    ];

    // log 1/K Σ N(z; μ, σ²)
    private static double LogPrior(IConditionalVampModel model, ModelFile weights, double[][] conditions, int row) => Math.Log(Posteriors(model, weights, conditions).Average(posterior =>
        Enumerable.Range(0, Dim).Aggregate(1.0, (density, j) =>
        {
            var (difference, variance) = (Points[(Dim * row) + j] - posterior.Mean[j], Math.Exp(posterior.LogVariance[j]));
            return density * Math.Exp(-0.5 * difference * difference / variance) / Math.Sqrt(2 * Math.PI * variance);
        })));

    // the encoder: a dense layer with ReLU over a pseudo-input and, beside it, its condition, then a layer for the means and one for the log-variances
    private static (double[] Mean, double[] LogVariance)[] Posteriors(IConditionalVampModel model, ModelFile weights, double[][] conditions) =>
    [
        .. model.Inputs().Chunk(Size).Zip(conditions, (input, condition) =>
        {
            double[] joined = [.. input.Select(value => (double)value), .. condition];
            double[] h = [.. Dense(weights, "encoder0", joined, Units).Select(value => Math.Max(0, value))];
            return (Dense(weights, "latentMean", h, Dim), Dense(weights, "latentLogVariance", h, Dim));
        }),
    ];

    private static double[] Dense(ModelFile weights, string layer, double[] x, int outputs)
    {
        var (weight, bias) = (weights.Values($"{layer}.weight", [outputs, x.Length]), weights.Values($"{layer}.bias", [outputs]));
        return [.. Enumerable.Range(0, outputs).Select(i => bias[i] + x.Select((value, j) => value * weight[(i * x.Length) + j]).Sum())];
    }
}
