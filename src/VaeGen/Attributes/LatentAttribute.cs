namespace VaeGen;

/// <summary>Declares the latent space: its size, the family of q(z|x) and the prior p(z).</summary>
/// <example>
/// Everything at its default, a diagonal Gaussian posterior and the prior N(0, I):
/// <code>[Latent(Dim = 20)]</code>
/// Latent dimensions that depend on each other, and a prior of ten groups:
/// <code>[Latent(Dim = 20, Posterior = Posterior.FullCovariance, Prior = Prior.Mixture, Components = 10)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LatentAttribute : Attribute
{
    /// <summary>Number of latent dimensions: fewer than a sample has values.</summary>
    public int Dim { get; set; }

    /// <summary>The family of q(z|x). <see cref="VaeGen.Posterior.Diagonal"/> when left out.</summary>
    public Posterior Posterior { get; set; } = Posterior.Diagonal;

    /// <summary>The family of p(z). <see cref="VaeGen.Prior.StandardNormal"/> when left out.</summary>
    public Prior Prior { get; set; } = Prior.StandardNormal;

    /// <summary>Steps of a flow, from 1 to 100. 4 when left out.</summary>
    public int Flows { get; set; } = 4;

    /// <summary>Gaussians in a mixture, 10 when left out; or pseudo-inputs of a VampPrior, 50 when left out.</summary>
    public int Components { get; set; }
}
