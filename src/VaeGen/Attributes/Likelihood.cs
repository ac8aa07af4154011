namespace VaeGen;

/// <summary>The family of p(x|z).</summary>
public enum Likelihood
{
    /// <summary>Every value is the probability of a one: pixels in [0, 1]. The decoder puts out logits.</summary>
    Bernoulli,

    /// <summary>Every value is real, with one fixed variance. The decoder puts out the mean.</summary>
    Gaussian,
}
