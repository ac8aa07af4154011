namespace VaeGen;

/// <summary>The family of p(x|z).</summary>
public enum Likelihood
{
    /// <summary>Every value is the probability of a one: pixels in [0, 1]. The decoder puts out logits.</summary>
    Bernoulli,

    /// <summary>Every value is real, with a fixed or a learned variance. The decoder puts out the mean.</summary>
    Gaussian,

    /// <summary>
    /// Every value is real and in [0, 1]: a density, where <see cref="Bernoulli"/> gives the probability of a bit
    /// (Loaiza-Ganem &amp; Cunningham 2019). The decoder puts out logits.
    /// </summary>
    ContinuousBernoulli,

    /// <summary>Every value is real, with a fixed scale: absolute differences count, not their squares. The decoder puts out the mean.</summary>
    Laplace,

    /// <summary>
    /// Every value is one of 256 levels, i/255 for i from 0 to 255, each with a probability of its own; a value between two levels counts
    /// as the nearest. The decoder puts out 256 logits a value.
    /// </summary>
    Categorical,

    /// <summary>
    /// Every value is one of 256 levels, i/255, and a pixel has the mass that a mixture of logistic distributions puts around its levels
    /// (Salimans et al. 2017, PixelCNN++). For grey and colour images and for vectors.
    /// </summary>
    DiscretizedLogisticMixture,
}
