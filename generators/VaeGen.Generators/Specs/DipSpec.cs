namespace VaeGen.Generators.Specs;

/// <summary>The penalty of a DIP-VAE.</summary>
internal sealed record DipSpec
{
    public required DipVariant Kind { get; init; }

    public required double OffDiagonal { get; init; }

    public required double Diagonal { get; init; }
}

/// <summary>VaeGen.DipKind, by value.</summary>
internal enum DipVariant
{
    I,
    II,
}
