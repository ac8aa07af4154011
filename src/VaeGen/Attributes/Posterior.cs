namespace VaeGen;

/// <summary>The family of q(z|x), what the encoder says of a sample's latent code.</summary>
/// <example><code>[Latent(Dim = 16, Posterior = Posterior.InverseAutoregressive, Flows = 4)]</code></example>
public enum Posterior
{
    /// <summary>A Gaussian whose latent dimensions are independent: a mean and a variance each (Kingma &amp; Welling 2014).</summary>
    Diagonal,

    /// <summary>
    /// A Gaussian with any covariance: the encoder puts out its Cholesky factor, a lower triangular matrix for every sample
    /// (Kingma &amp; Welling 2019, An Introduction to Variational Autoencoders).
    /// </summary>
    FullCovariance,

    /// <summary>
    /// A diagonal Gaussian sent through <see cref="LatentAttribute.Flows"/> steps z + û·tanh(wᵀz + b), each of which bends the space along
    /// one direction; û, w and b come from the encoder (Rezende &amp; Mohamed 2015).
    /// </summary>
    Planar,

    /// <summary>
    /// A diagonal Gaussian sent through <see cref="LatentAttribute.Flows"/> steps that shift and scale every latent dimension by what a network
    /// makes of the dimensions before it (Kingma et al. 2016). The more flexible flow of the two, with layers of its own.
    /// </summary>
    InverseAutoregressive,
}
