namespace VaeGen;

/// <summary>The non-linearity after a layer.</summary>
public enum Activation
{
    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x where positive, 0.01·x where negative.</summary>
    LeakyRelu,

    /// <summary>x where positive, eˣ − 1 where negative (Clevert et al. 2016).</summary>
    Elu,

    /// <summary>x·Φ(x), Φ the standard normal's distribution function (Hendrycks &amp; Gimpel 2016).</summary>
    Gelu,

    /// <summary>x·sigmoid(x), also called Swish.</summary>
    Silu,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    Sigmoid,

    /// <summary>log(1 + eˣ).</summary>
    Softplus,
}
