namespace VaeGen;

/// <summary>The family of p(z), what latent codes are drawn from.</summary>
/// <example><code>[Latent(Dim = 16, Prior = Prior.Mixture, Components = 10)]</code></example>
public enum Prior
{
    /// <summary>N(0, I), without anything to learn.</summary>
    StandardNormal,

    /// <summary>
    /// A mixture of Gaussians with learned weights, means and variances: for data that falls into groups
    /// (Dilokthanakul et al. 2016; Jiang et al. 2017).
    /// </summary>
    Mixture,

    /// <summary>
    /// VampPrior: the posteriors of learned pseudo-inputs, mixed with equal weights (Tomczak &amp; Welling 2018). For Gaussian posteriors,
    /// whose density is known at any code. In a conditional model the pseudo-inputs have learned conditions of their own.
    /// </summary>
    Vamp,
}
