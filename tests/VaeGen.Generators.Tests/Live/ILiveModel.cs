namespace VaeGen.Generators.Tests;

/// <summary>The objective's value and its two terms, in nats per sample.</summary>
public readonly record struct LossValues(float Total, float Reconstruction, float Kl);

/// <summary>What the live tests call. Models are compiled in memory and implement this by what the generator emits, so the calls are typed.</summary>
public interface ILiveModel : IDisposable
{
    /// <summary>Every declared thing the model was emitted from, as the class's constant says it.</summary>
    string DeclaredAs { get; }

    SampleSpec Expects { get; }

    TrainingHistory Fit(
        IDataset data,
        TrainingOptions? options,
        IDataset? validation,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken);

    LossSummary Evaluate(IDataset data, int batchSize = 500);

    SampleSet Sample(int count);

    SampleSet Reconstruct(IDataset data, int batchSize = 500);

    SampleSet LatentMean(IDataset data, int batchSize = 500);

    SampleSet Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int steps);

    void Save(string path);

    /// <summary>The class's static Load.</summary>
    ILiveModel Reload(string path);

    /// <summary>The emitted Loss of given tensors: the decoder's output and the samples, [batch, size], and the posterior, [batch, latent].</summary>
    LossValues Score(float[] decoded, float[] mean, float[] logVariance, float[] samples, int batch);

    /// <summary>The emitted Reparameterize of one row.</summary>
    float[] Draw(float[] mean, float[] logVariance);
}
