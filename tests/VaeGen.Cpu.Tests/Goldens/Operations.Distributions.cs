using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>What golden_distributions.py computes.</summary>
internal static partial class Operations
{
    private static readonly Dictionary<string, Func<Tensor[], Generator, Distribution>> Makers = new()
    {
        ["Normal"] = (x, g) => Normal(x[0], x[1], g),
        ["LogNormal"] = (x, g) => LogNormal(x[0], x[1], g),
        ["Laplace"] = (x, g) => Laplace(x[0], x[1], g),
        ["Gumbel"] = (x, g) => Gumbel(x[0], x[1], g),
        ["Uniform"] = (x, g) => Uniform(x[0], x[1], g),
        ["Exponential"] = (x, g) => Exponential(x[0], g),
        ["HalfNormal"] = (x, g) => HalfNormal(x[0], g),
        ["Bernoulli"] = (x, g) => Bernoulli(x[0], generator: g),
        ["Bernoulli of logits"] = (x, g) => Bernoulli(null, x[0], g),
        ["MultivariateNormal of a triangle"] = (x, g) => MultivariateNormal(x[0], scale_tril: x[1], generator: g),
        ["MultivariateNormal of a covariance"] = (x, g) => MultivariateNormal(x[0], x[1], generator: g),
        ["MultivariateNormal of a precision"] = (x, g) => MultivariateNormal(x[0], precision_matrix: x[1], generator: g),
        ["Independent"] = (x, g) => Independent(Normal(x[0], x[1], g), 1),
    };

    public static Table Distributions { get; } = new(Makers.SelectMany(maker => Members(maker.Key, maker.Value)));

    private static IEnumerable<KeyValuePair<string, Func<Tensor[], Tensor>>> Members(string name, Func<Tensor[], Generator, Distribution> make)
    {
        Distribution Made(Tensor[] x) => make(x, new Generator(3));

        yield return new($"{name}.log_prob", x => Made(x).log_prob(x[^1]));
        yield return new($"{name}.mean", x => Made(x).mean);
        yield return new($"{name}.variance", x => Made(x).variance);
        yield return new($"{name}.stddev", x => Made(x).stddev);
        yield return new($"{name}.entropy", x => Made(x).entropy());
        yield return new($"{name}.rsample", x => Made(x).rsample(17));
        if (!name.StartsWith("Bernoulli", StringComparison.Ordinal) && !name.StartsWith("Multivariate", StringComparison.Ordinal) && name != "Independent")
        {
            yield return new($"{name}.cdf", x => Made(x).cdf(x[^1]));
            yield return new($"{name}.icdf", x => Made(x).icdf(x[^1]));
        }
    }
}
