namespace VaeGen;

/// <summary>Which covariance a DIP-VAE makes the identity (Kumar et al. 2018).</summary>
public enum DipKind
{
    /// <summary>That of the posteriors' means, Cov[μ(x)].</summary>
    I,

    /// <summary>That of the codes, E[Σ(x)] + Cov[μ(x)].</summary>
    II,
}
