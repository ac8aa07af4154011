namespace VaeGen.Generators.Tests;

/// <summary>A live model with a full-covariance posterior, asked for its Cholesky factors.</summary>
public interface IFactorModel : IVarianceModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public float[] Factors(float[] samples, int count)
        {
            using var scope = torch.NewDisposeScope();
            using var frozen = torch.no_grad();
            return Encode(Rows(samples, count)).Factor.data<float>().ToArray();
        }
        """;

    /// <summary>L of every sample, row by row.</summary>
    float[] Factors(float[] samples, int count);
}
