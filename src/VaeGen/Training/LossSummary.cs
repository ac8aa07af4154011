namespace VaeGen;

/// <summary>The mean loss and the means of its terms over some samples, in nats per sample. The default is the summary of no samples.</summary>
/// <remarks>
/// −<see cref="Loss"/> is the evidence lower bound (ELBO) of Kingma &amp; Welling (2014) where the weight of the KL divergence is 1:
/// then <c>Loss = Reconstruction + Kl</c>.
/// </remarks>
public readonly record struct LossSummary
{
    /// <summary>The mean of what training minimises.</summary>
    public double Loss { get; init; }

    /// <summary>The mean of −log p(x|z): how badly samples come back.</summary>
    public double Reconstruction { get; init; }

    /// <summary>The mean of KL(q(z|x) ‖ p(z)), not weighted: how much the latent codes tell about the sample.</summary>
    public double Kl { get; init; }

    /// <summary>How many samples these are the means of.</summary>
    public long Count { get; init; }

    /// <summary>This summary and some more samples: every sample counts the same, however the batches are cut.</summary>
    /// <param name="count">How many more samples.</param>
    /// <param name="loss">Their mean loss.</param>
    /// <param name="reconstruction">Their mean reconstruction loss.</param>
    /// <param name="kl">Their mean KL divergence.</param>
    public LossSummary Add(int count, double loss, double reconstruction, double kl)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0)
        {
            return this;
        }
        var total = Count + count;
        var share = (double)count / total;
        return new LossSummary
        {
            Loss = Loss + share * (loss - Loss),
            Reconstruction = Reconstruction + share * (reconstruction - Reconstruction),
            Kl = Kl + share * (kl - Kl),
            Count = total,
        };
    }
}
