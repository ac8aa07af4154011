namespace VaeGen;

/// <summary>
/// Declares β, the weight of the KL divergence in the objective: 1 is the ELBO (Kingma &amp; Welling 2014), above 1 a β-VAE
/// (Higgins et al. 2017). 1 when left out. 0 is a plain autoencoder, whose latent space has holes: allowed, with a warning.
/// </summary>
/// <example><code>[KlWeight(4.0)]</code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class KlWeightAttribute : Attribute
{
    /// <summary>Declares the weight.</summary>
    /// <param name="weight">β, not negative.</param>
    public KlWeightAttribute(double weight) => Weight = weight;

    /// <summary>β.</summary>
    public double Weight { get; }
}
