namespace VaeGen.Generators.Specs;

/// <summary>p(x|z).</summary>
internal sealed record ReconstructionSpec
{
    public required LikelihoodKind Likelihood { get; init; }

    /// <summary>Who sets the variance of a Gaussian likelihood; Fixed and unused with any other.</summary>
    public LearnedVarianceKind Learned { get; init; }

    /// <summary>The fixed σ² of a Gaussian likelihood; 1 and unused with any other.</summary>
    public double Variance { get; init; } = 1;

    /// <summary>The scale b of a Laplace likelihood; 1 and unused with any other.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Logistic distributions a pixel; 0 with any other likelihood.</summary>
    public int Components { get; init; }
}

/// <summary>VaeGen.Likelihood, by value.</summary>
internal enum LikelihoodKind
{
    Bernoulli,
    Gaussian,
    ContinuousBernoulli,
    Laplace,
    Categorical,
    DiscretizedLogisticMixture,
}

/// <summary>VaeGen.LearnedVariance, by value.</summary>
internal enum LearnedVarianceKind
{
    None,
    Shared,
    PerElement,
}
