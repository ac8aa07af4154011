namespace VaeGen;

/// <summary>
/// Declares a DIP-VAE (Kumar et al. 2018): beside the KL term, the objective has λ₁·Σ C_ij² (i ≠ j) + λ₂·Σ (C_ii − 1)², C the covariance over the
/// batch of the latent dimensions. It is 0 where they are uncorrelated and of variance 1.
/// </summary>
/// <example><code>[DipPenalty(DipKind.II, OffDiagonal = 10, Diagonal = 10)]</code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DipPenaltyAttribute : Attribute
{
    /// <summary>Declares the penalty.</summary>
    /// <param name="kind">Whose covariance C is.</param>
    public DipPenaltyAttribute(DipKind kind) => Kind = kind;

    /// <summary>Whose covariance C is.</summary>
    public DipKind Kind { get; }

    /// <summary>λ₁, the weight of the covariances of two dimensions, not negative. 10 when left out.</summary>
    public double OffDiagonal { get; set; } = 10.0;

    /// <summary>λ₂, the weight of the variances' distance from 1, not negative. 5 when left out.</summary>
    public double Diagonal { get; set; } = 5.0;
}
