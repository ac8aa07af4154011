namespace VaeGen;

/// <summary>
/// Declares a β-TCVAE (Chen et al. 2018): the KL term of the objective is split into three, each with a weight of its own,
/// α·I(x; z) + β·TC(z) + γ·Σ KL(q(z_j) ‖ p(z_j)). The total correlation TC(z) = KL(q(z) ‖ Π q(z_j)) is 0 where the latent dimensions are
/// independent: a weight above 1 asks for that without asking the code to tell less. With α = β = γ = 1 the three sum to the KL divergence.
/// It stands in the place of <see cref="KlWeightAttribute"/>.
/// </summary>
/// <remarks>All three are in nats, estimated from the batch: the larger it is the better, and figures of different batch sizes do not compare.</remarks>
/// <example><code>[TotalCorrelation(6.0, Estimator = TcEstimator.Stratified)]</code></example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TotalCorrelationAttribute : Attribute
{
    /// <summary>Declares the weights.</summary>
    /// <param name="weight">β, the weight of the total correlation, not negative.</param>
    public TotalCorrelationAttribute(double weight) => Weight = weight;

    /// <summary>β, the weight of the total correlation.</summary>
    public double Weight { get; }

    /// <summary>How q(z) is estimated. <see cref="TcEstimator.Weighted"/> when left out.</summary>
    public TcEstimator Estimator { get; set; } = TcEstimator.Weighted;

    /// <summary>α, the weight of the mutual information I(x; z) of sample and code, not negative. 1 when left out.</summary>
    public double MutualInformation { get; set; } = 1.0;

    /// <summary>γ, the weight of the dimensions' own KL divergences Σ KL(q(z_j) ‖ p(z_j)), not negative. 1 when left out.</summary>
    public double DimensionKl { get; set; } = 1.0;
}
