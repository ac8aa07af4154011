namespace VaeGen;

/// <summary>
/// Adds the maximum mean discrepancy between the codes of a batch and as many drawn from the prior: it is 0 where all codes together, q(z), are
/// distributed like the prior, whatever each sample's posterior is. Beside a KL term this is an InfoVAE (Zhao et al. 2017); with
/// <c>[KlWeight(0)]</c> a Wasserstein autoencoder (Tolstikhin et al. 2018), whose encoder is deterministic.
/// </summary>
/// <example>
/// A Wasserstein autoencoder:
/// <code>[KlWeight(0)] [Mmd(10.0)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MmdAttribute : Attribute
{
    /// <summary>Declares the weight.</summary>
    /// <param name="weight">The weight of the squared discrepancy, above 0. The discrepancy itself is at most 2, so weights are large: 10 to 1000.</param>
    public MmdAttribute(double weight) => Weight = weight;

    /// <summary>The weight of the squared discrepancy.</summary>
    public double Weight { get; }

    /// <summary>What two codes count as alike by. <see cref="MmdKernel.InverseMultiquadratic"/> when left out.</summary>
    public MmdKernel Kernel { get; set; } = MmdKernel.InverseMultiquadratic;

    /// <summary>σ, the kernel's width in units of the latent space, above 0. 1, the prior's standard deviation, when left out.</summary>
    public double Scale { get; set; } = 1.0;
}
