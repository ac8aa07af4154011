namespace VaeGen.Generators.Tests;

/// <summary>A live model with a full-covariance posterior, asked at parameters that the test chooses.</summary>
public interface ICovarianceModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public float[] Factor(float[] logVariance, float[] below)
        {
            using var scope = torch.NewDisposeScope();
            return LowerTriangular(Rows(logVariance, 1), Rows(below, 1)).data<float>().ToArray();
        }

        public float[] LogDensities(float[] codes, float[] mean, float[] factor)
        {
            using var scope = torch.NewDisposeScope();
            var count = codes.Length / mean.Length;
            return LogPosterior(Rows(codes, count), Rows(mean, 1).repeat(count, 1), Matrix(factor).repeat(count, 1, 1)).data<float>().ToArray();
        }

        public float[] Draw(float[] mean, float[] factor, int count)
        {
            using var scope = torch.NewDisposeScope();
            return Reparameterize(Rows(mean, 1).repeat(count, 1), Matrix(factor).repeat(count, 1, 1)).data<float>().ToArray();
        }

        public float Divergence(float[] mean, float[] factor)
        {
            using var scope = torch.NewDisposeScope();
            var x = torch.zeros(1, Expects.Size);
            return Loss(new Output(x, Rows(mean, 1), Matrix(factor)), x).Kl.item<float>();
        }

        public float KlInTotal(float[] mean, float[] factor)
        {
            using var scope = torch.NewDisposeScope();
            var x = torch.zeros(1, Expects.Size);
            var loss = Loss(new Output(x, Rows(mean, 1), Matrix(factor)), x);
            return (loss.Total - loss.Reconstruction).item<float>();
        }

        private static torch.Tensor Matrix(float[] values)
        {
            var size = (long)System.Math.Sqrt(values.Length);
            return torch.tensor(values, new long[] { 1, size, size });
        }
        """;

    /// <summary>L of one sample, row by row, from what the encoder's heads put out.</summary>
    float[] Factor(float[] logVariance, float[] below);

    /// <summary>log q(z|x) of every row of <paramref name="codes"/>.</summary>
    float[] LogDensities(float[] codes, float[] mean, float[] factor);

    /// <summary>Draws from q(z|x), row by row.</summary>
    float[] Draw(float[] mean, float[] factor, int count);

    /// <summary>KL(q(z|x) ‖ N(0, I)).</summary>
    float Divergence(float[] mean, float[] factor);

    /// <summary>What the KL divergence costs.</summary>
    float KlInTotal(float[] mean, float[] factor);
}
