using TorchSharp;
using VaeGen;
using static TorchSharp.torch;

namespace Explorer;

/// <summary>What the explorer asks of a model, whichever class it is of: every member calls one that is emitted. Not for several threads at once.</summary>
/// <param name="module">The model; this owns it.</param>
/// <param name="samples">What its samples are.</param>
/// <param name="codes">What its codes are.</param>
internal sealed class ExplorableModel(IDisposable module, SampleSpec samples, SampleSpec codes) : IDisposable
{
    /// <summary>What a sample is: pictures of (H, W), (1, H, W) or (3, H, W).</summary>
    public SampleSpec Samples => samples;

    /// <summary>Dimensions of the latent space.</summary>
    public int Dimensions => codes.Size;

    /// <summary>Decodes codes, as a class where the model is told one.</summary>
    public required Func<IDataset, int, SampleSet> Decode { get; init; }

    /// <summary>The samples' places in the latent space.</summary>
    public required Func<ILabelledDataset, SampleSet> LatentMean { get; init; }

    /// <summary>log σ² of q(z|x) for samples [batch, values] and their classes; null where the posterior is no diagonal Gaussian.</summary>
    public Func<Tensor, Tensor, Tensor>? LogVariance { get; init; }

    /// <summary>Draws a picture from the prior, where that is not N(0, I); null where it is.</summary>
    public Func<SampleSet>? Sample { get; init; }

    /// <summary>A code drawn from the prior, or the code of a picture that was.</summary>
    public float[] Draw()
    {
        if (Sample is not null)
        {
            return LatentMean(Sample().WithLabels([0])).Values;
        }
        using var scope = NewDisposeScope();
        return randn(Dimensions).data<float>().ToArray();
    }

    /// <summary>KL(q(z|x) ‖ N(0, I)) of each dimension, in nats; null where the posterior is no diagonal Gaussian.</summary>
    public double[]? Kl(ILabelledDataset data, SampleSet means)
    {
        if (LogVariance is null)
        {
            return null;
        }
        using var frozen = no_grad();
        var logVariances = new List<float>();
        foreach (var batch in samples.Batches(data, 500))
        {
            using var scope = NewDisposeScope();
            var x = tensor(batch.Values, [batch.Count, samples.Size]);
            var labels = tensor(batch.Labels, [batch.Labels.Length]);
            logVariances.AddRange(LogVariance(x, labels).data<float>().ToArray());
        }
        return LatentDimensions.Kl(means, new SampleSet([.. logVariances], Dimensions));
    }

    public void Dispose() => module.Dispose();
}
