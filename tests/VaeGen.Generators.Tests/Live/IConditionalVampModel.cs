namespace VaeGen.Generators.Tests;

/// <summary>A live conditional model with a VampPrior, asked at points that the test chooses.</summary>
public interface IConditionalVampModel : IDisposable
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public float[] LogPriors(float[] codes, int count)
        {
            using var scope = torch.NewDisposeScope();
            return LogPrior(Rows(codes, count)).data<float>().ToArray();
        }

        public float[] Slopes(float[] codes, int count)
        {
            using var scope = torch.NewDisposeScope();
            zero_grad();
            LogPrior(Rows(codes, count)).sum().backward();
            return priorPseudoConditions.grad!.data<float>().ToArray();
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

        public float[] Conditions()
        {
            using var scope = torch.NewDisposeScope();
            return PseudoConditions().data<float>().ToArray();
        }
        """;

    /// <summary>The same for classes: what the encoder says of a sample of a class, and of a sample that belongs to it with all its share.</summary>
    public const string MembersOfClasses = Members + """

        public float[] MeanOf(float[] sample, int label)
        {
            using var scope = torch.NewDisposeScope();
            return Encode(Rows(sample, 1), torch.tensor(new long[] { label })).Mean.data<float>().ToArray();
        }

        public float[] MeanOf(float[] sample, float[] shares)
        {
            using var scope = torch.NewDisposeScope();
            return EncodeShares(Rows(sample, 1), Rows(shares, 1)).Mean.data<float>().ToArray();
        }
        """;

    /// <summary>log p(z) of every row of <paramref name="codes"/>.</summary>
    float[] LogPriors(float[] codes, int count);

    /// <summary>The gradient of their sum by the numbers behind the pseudo-conditions, row by row.</summary>
    float[] Slopes(float[] codes, int count);

    /// <summary>Draws from p(z), row by row.</summary>
    float[] DrawCodes(int count);

    /// <summary>The pseudo-inputs, row by row.</summary>
    float[] Inputs();

    /// <summary>The pseudo-conditions, row by row.</summary>
    float[] Conditions();

    /// <summary>The mean of q(z|x, c) of a sample of one class.</summary>
    float[] MeanOf(float[] sample, int label) => throw new NotSupportedException("There are no classes.");

    /// <summary>The mean of q(z|x, c) of a sample that has shares of the classes.</summary>
    float[] MeanOf(float[] sample, float[] shares) => throw new NotSupportedException("There are no classes.");

    void Save(string path);
}
