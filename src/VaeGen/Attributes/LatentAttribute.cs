namespace VaeGen;

/// <summary>Declares the latent space: its prior is N(0, I), its posterior q(z|x) a Gaussian with a diagonal covariance.</summary>
/// <example><code>[Latent(Dim = 20)]</code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LatentAttribute : Attribute
{
    /// <summary>Number of latent dimensions: fewer than a sample has values.</summary>
    public int Dim { get; set; }
}
