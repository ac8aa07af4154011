namespace VaeGen.Generators.Tests;

/// <summary>The objective's value and its two terms, in nats per sample.</summary>
public readonly record struct LossValues(float Total, float Reconstruction, float Kl);

/// <summary>A live model whose loss is asked of tensors that the test chooses: one with a diagonal posterior and a closed-form KL.</summary>
public interface ILossModel : ILiveModel
{
    /// <summary>What implements it, for <see cref="LiveModels.Create{T}"/>.</summary>
    public const string Members = """
        public LossValues Score(float[] decoded, float[] mean, float[] logVariance, float[] samples, int batch)
        {
            using var scope = torch.NewDisposeScope();
            var loss = Loss(new Output(Rows(decoded, batch), Rows(mean, batch), Rows(logVariance, batch)), Rows(samples, batch));
            return new LossValues(loss.Total.item<float>(), loss.Reconstruction.item<float>(), loss.Kl.item<float>());
        }

        public float[] Draw(float[] mean, float[] logVariance)
        {
            using var scope = torch.NewDisposeScope();
            return Reparameterize(Rows(mean, 1), Rows(logVariance, 1)).data<float>().ToArray();
        }
        """;

    /// <summary>The emitted Loss of given tensors: the decoder's output and the samples, [batch, size], and the posterior, [batch, latent].</summary>
    LossValues Score(float[] decoded, float[] mean, float[] logVariance, float[] samples, int batch);

    /// <summary>The emitted Reparameterize of one row.</summary>
    float[] Draw(float[] mean, float[] logVariance);
}
