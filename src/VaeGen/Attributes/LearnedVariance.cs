namespace VaeGen;

/// <summary>Who sets the variance of a Gaussian likelihood.</summary>
public enum LearnedVariance
{
    /// <summary>It is fixed: <see cref="ReconstructionAttribute.Variance"/>.</summary>
    None,

    /// <summary>One variance for all values, learned with the weights (σ-VAE, Rybkin et al. 2021).</summary>
    Shared,

    /// <summary>The decoder puts out a variance for every value of every sample, never below exp(−10).</summary>
    PerElement,
}
