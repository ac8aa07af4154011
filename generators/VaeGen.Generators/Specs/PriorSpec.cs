namespace VaeGen.Generators.Specs;

/// <summary>p(z).</summary>
internal sealed record PriorSpec
{
    public PriorKind Kind { get; init; }

    /// <summary>Distributions in a mixture; 0 with N(0, I).</summary>
    public int Components { get; init; }
}

/// <summary>VaeGen.Prior, by value.</summary>
internal enum PriorKind
{
    StandardNormal,
    Mixture,
    Vamp,
}
