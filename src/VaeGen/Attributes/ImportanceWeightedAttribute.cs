namespace VaeGen;

/// <summary>
/// Declares an importance-weighted autoencoder (Burda et al. 2016): training maximises the bound L_K = E[log (1/K) Σ w], w = p(x|z) p(z) / q(z|x)
/// over K codes drawn for each sample. It lies between the ELBO, which is L_1, and log p(x), and rises with K; a step costs K decoder passes.
/// </summary>
/// <example>
/// Five codes a sample, with the encoder's gradient of less variance:
/// <code>[ImportanceWeighted(5, DoublyReparameterized = true)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ImportanceWeightedAttribute : Attribute
{
    /// <summary>Declares how many codes are drawn.</summary>
    /// <param name="draws">K, the codes for each sample, at least 1.</param>
    public ImportanceWeightedAttribute(int draws) => Draws = draws;

    /// <summary>K, the codes for each sample.</summary>
    public int Draws { get; }

    /// <summary>
    /// Whether the encoder learns by the doubly reparameterised estimate of its gradient (Tucker et al. 2019), Σ w̃² ∂log w/∂z ∂z/∂φ with w̃ = w / Σ w:
    /// the same on average, with a variance that does not drown it as K grows. A step costs one more backward pass through the decoder. Needs a
    /// Gaussian posterior. <see langword="false"/> when left out.
    /// </summary>
    public bool DoublyReparameterized { get; set; }
}
