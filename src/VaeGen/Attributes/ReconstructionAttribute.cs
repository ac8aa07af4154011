namespace VaeGen;

/// <summary>Declares p(x|z), the distribution that a decoded sample is scored with. <see cref="Likelihood.Bernoulli"/> when left out.</summary>
/// <example>
/// Sensor rows on a scale of about 1, with measurement noise of variance 0.1:
/// <code>[Reconstruction(Likelihood.Gaussian, Variance = 0.1)]</code>
/// Pixels of 8 bits, scaled to [0, 1], each with a mixture of five logistic distributions:
/// <code>[Reconstruction(Likelihood.DiscretizedLogisticMixture, Components = 5)]</code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ReconstructionAttribute : Attribute
{
    /// <summary>Declares the distribution.</summary>
    /// <param name="likelihood">The family of p(x|z).</param>
    public ReconstructionAttribute(Likelihood likelihood) => Likelihood = likelihood;

    /// <summary>The family of p(x|z).</summary>
    public Likelihood Likelihood { get; }

    /// <summary>The fixed variance σ² of a Gaussian likelihood, in squared units of the data; positive. 1 when left out.</summary>
    public double Variance { get; set; } = 1.0;

    /// <summary>Whether a Gaussian likelihood learns its variance instead. <see cref="LearnedVariance.None"/> when left out.</summary>
    public LearnedVariance Learned { get; set; } = LearnedVariance.None;

    /// <summary>The fixed scale b of a Laplace likelihood, in units of the data; positive. 1 when left out.</summary>
    public double Scale { get; set; } = 1.0;

    /// <summary>Logistic distributions in a discretized logistic mixture. 10 when left out.</summary>
    public int Components { get; set; } = 10;
}
