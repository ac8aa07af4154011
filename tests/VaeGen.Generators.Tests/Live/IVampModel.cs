namespace VaeGen.Generators.Tests;

/// <summary>A live model with a VampPrior, asked at points that the test chooses.</summary>
public interface IVampModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
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

        public float[] Inputs()
        {
            using var scope = torch.NewDisposeScope();
            return PseudoInputs().data<float>().ToArray();
        }

        public (float[] Means, float[] Spread) Described()
        {
            using var scope = torch.NewDisposeScope();
            var (mean, spread) = Encode(PseudoInputs());
            return (mean.data<float>().ToArray(), spread.data<float>().ToArray());
        }
        """;

    /// <summary>log p(z) of every row of <paramref name="codes"/>.</summary>
    float[] LogPriors(float[] codes, int count);

    /// <summary>Draws from p(z), row by row.</summary>
    float[] DrawCodes(int count);

    /// <summary>The pseudo-inputs, row by row.</summary>
    float[] Inputs();

    /// <summary>What the encoder says of them: means, and log-variances or Cholesky factors.</summary>
    (float[] Means, float[] Spread) Described();
}
