namespace VaeGen;

/// <summary>The family of q(z|x), what the encoder says of a sample's latent code.</summary>
/// <example><code>[Latent(Dim = 16, Posterior = Posterior.FullCovariance)]</code></example>
public enum Posterior
{
    /// <summary>A Gaussian whose latent dimensions are independent: a mean and a variance each (Kingma &amp; Welling 2014).</summary>
    Diagonal,

    /// <summary>
    /// A Gaussian with any covariance: the encoder puts out its Cholesky factor, a lower triangular matrix for every sample
    /// (Kingma &amp; Welling 2019, An Introduction to Variational Autoencoders).
    /// </summary>
    FullCovariance,
}
