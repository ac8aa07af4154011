namespace VaeGen.Generators.Tests;

/// <summary>A live model that says the shapes of what its stacks put out.</summary>
public interface IShapedModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public long[][] Shapes(params long[] input)
        {
            using var frozen = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var (mean, logVariance) = Encode(torch.zeros(input));
            return new[] { mean.shape, logVariance.shape, Decode(mean).shape };
        }
        """;

    /// <summary>The shapes of the mean, the log-variance and the decoded mean of zeros of this shape.</summary>
    long[][] Shapes(params long[] input);
}
