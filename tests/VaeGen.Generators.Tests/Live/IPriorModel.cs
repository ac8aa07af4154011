namespace VaeGen.Generators.Tests;

/// <summary>A live model whose prior is asked at points that the test chooses; its posterior is a diagonal Gaussian.</summary>
public interface IPriorModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>, beside <see cref="SetMixture"/> or its like.</summary>
    public const string Members = """
        public float[] LogPriors(float[] codes, int count)
        {
            using var scope = torch.NewDisposeScope();
            return LogPrior(Rows(codes, count)).data<float>().ToArray();
        }

        public float[] DrawCodes(int count)
        {
            using var scope = torch.NewDisposeScope();
            return DrawPrior(count).data<float>().ToArray();
        }

        public float AverageKl(float[] mean, float[] logVariance, int draws)
        {
            using var frozen = torch.no_grad();
            using var scope = torch.NewDisposeScope();
            var (means, logVariances) = (Rows(mean, 1).repeat(draws, 1), Rows(logVariance, 1).repeat(draws, 1));
            var x = torch.zeros(draws, Expects.Size);
            return Loss(new Output(x, means, logVariances, Reparameterize(means, logVariances)), x).Kl.item<float>();
        }
        """;

    /// <summary>Puts the parameters of a mixture of Gaussians where the test wants them.</summary>
    public const string SetMixture = """
        public void SetPrior(float[] logits, float[] means, float[] logVariances)
        {
            using var frozen = torch.no_grad();
            priorLogits.copy_(torch.tensor(logits));
            priorMean.copy_(Rows(means, logits.Length));
            priorLogVariance.copy_(Rows(logVariances, logits.Length));
        }
        """;

    /// <summary>log p(z) of every row of <paramref name="codes"/>.</summary>
    float[] LogPriors(float[] codes, int count);

    /// <summary>Draws from p(z), row by row.</summary>
    float[] DrawCodes(int count);

    /// <summary>The Monte-Carlo KL of one diagonal posterior, over so many draws.</summary>
    float AverageKl(float[] mean, float[] logVariance, int draws);

    /// <summary>Sets what the prior has learned.</summary>
    void SetPrior(float[] logits, float[] means, float[] logVariances);
}
