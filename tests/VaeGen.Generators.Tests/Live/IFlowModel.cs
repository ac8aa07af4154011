namespace VaeGen.Generators.Tests;

/// <summary>A live model whose posterior is a flow, asked at points that the test chooses.</summary>
public interface IFlowModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public (double[] Z, double LogDeterminant) Flow(double[] z, double[] steering, long[] shape)
        {
            using var frozen = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            this.to(torch.float64);
            var (codes, logDeterminant) = Transform(torch.tensor(z, new long[] { 1, z.Length }), torch.tensor(steering, shape));
            return (codes.data<double>().ToArray(), logDeterminant.to(torch.float64).item<double>());
        }

        public (float[] Z, float[] LogPosterior) Draw(float[] mean, float[] logVariance, float[] steering, long[] shape, int count)
        {
            using var frozen = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var (z, logPosterior) = Reparameterize(
                Rows(mean, 1).repeat(count, 1), Rows(logVariance, 1).repeat(count, 1), torch.tensor(steering, shape).repeat_interleave(count, 0));
            return (z.data<float>().ToArray(), logPosterior.data<float>().ToArray());
        }

        public float[] Places(float[] samples, int count)
        {
            using var frozen = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var (mean, _, steering) = Encode(Rows(samples, count));
            return Transform(mean, steering).Z.data<float>().ToArray();
        }
        """;

    /// <summary>The emitted Transform of one code, in double precision; from here on the model computes in it.</summary>
    (double[] Z, double LogDeterminant) Flow(double[] z, double[] steering, long[] shape);

    /// <summary>Draws from the posterior, row by row, and log q(z|x) of each.</summary>
    (float[] Z, float[] LogPosterior) Draw(float[] mean, float[] logVariance, float[] steering, long[] shape, int count);

    /// <summary>The means of the samples' base distributions, sent through the flow.</summary>
    float[] Places(float[] samples, int count);
}
