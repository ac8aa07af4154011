namespace VaeGen.Generators.Specs;

/// <summary>p(x|z).</summary>
internal sealed record ReconstructionSpec
{
    public required LikelihoodKind Likelihood { get; init; }

    /// <summary>σ² of a Gaussian likelihood; 1 and unused with any other.</summary>
    public required double Variance { get; init; }

    public bool IsBernoulli => Likelihood == LikelihoodKind.Bernoulli;
}

/// <summary>VaeGen.Likelihood, by value.</summary>
internal enum LikelihoodKind
{
    Bernoulli,
    Gaussian,
}
