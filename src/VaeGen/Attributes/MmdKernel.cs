namespace VaeGen;

/// <summary>What two codes a and b count as alike by. C = 2·d·σ², d the latent dimensions, σ <see cref="MmdAttribute.Scale"/>: with σ = 1 the mean of ‖a − b‖² under N(0, I).</summary>
public enum MmdKernel
{
    /// <summary>C / (C + ‖a − b‖²), whose tails are heavy enough to draw in a code from far away (Tolstikhin et al. 2018).</summary>
    InverseMultiquadratic,

    /// <summary>exp(−‖a − b‖² / C).</summary>
    Gaussian,
}
