namespace VaeGen.Generators.Specs;

/// <summary>The weights of the three parts of the KL divergence, and how they are estimated.</summary>
internal sealed record TotalCorrelationSpec
{
    /// <summary>α, of the mutual information.</summary>
    public required double MutualInformation { get; init; }

    /// <summary>β, of the total correlation.</summary>
    public required double Weight { get; init; }

    /// <summary>γ, of the dimensions' own KL divergences.</summary>
    public required double DimensionKl { get; init; }

    public required TcEstimatorKind Estimator { get; init; }
}

/// <summary>VaeGen.TcEstimator, by value.</summary>
internal enum TcEstimatorKind
{
    Weighted,
    Stratified,
}
