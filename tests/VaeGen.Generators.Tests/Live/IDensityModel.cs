namespace VaeGen.Generators.Tests;

/// <summary>A live model whose densities are asked at points that the test chooses.</summary>
public interface IDensityModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public float[] LogProbabilities(float[] decoded, long[] shape, float[] samples)
        {
            using var scope = torch.NewDisposeScope();
            return LogProbability(torch.tensor(decoded, shape), Rows(samples, (int)shape[0])).data<float>().ToArray();
        }

        public float[] Slope(float[] decoded, long[] shape, float[] samples)
        {
            using var scope = torch.NewDisposeScope();
            var parameters = torch.tensor(decoded, shape, requires_grad: true);
            LogProbability(parameters, Rows(samples, (int)shape[0])).sum().backward();
            return parameters.grad!.data<float>().ToArray();
        }

        public void Decoding(float[] decoded)
        {
            using var frozen = torch.no_grad();
            reconstruction.weight!.zero_();
            reconstruction.bias!.copy_(torch.tensor(decoded));
        }

        public (float Reconstruction, float MinusLogProbability) Both(float[] samples, int batch)
        {
            using var frozen = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var x = Rows(samples, batch);
            var output = forward(x);
            return (Loss(output, x).Reconstruction.item<float>(), -LogProbability(DECODED, x).mean().item<float>());
        }
        """;

    /// <summary>log p(x|z) of every row of <paramref name="samples"/> under a decoder's output of this shape.</summary>
    float[] LogProbabilities(float[] decoded, long[] shape, float[] samples);

    /// <summary>The derivative of their sum by the decoder's output.</summary>
    float[] Slope(float[] decoded, long[] shape, float[] samples);

    /// <summary>Makes the decoder put out this, whatever the code.</summary>
    void Decoding(float[] decoded);

    /// <summary>The reconstruction loss of a forward pass and, by the other method, what it must be.</summary>
    (float Reconstruction, float MinusLogProbability) Both(float[] samples, int batch);

    double LogLikelihood(IDataset data, int draws = 500, int batchSize = 20);
    double[] LogLikelihoods(IDataset data, int draws = 500, int batchSize = 20);
}
