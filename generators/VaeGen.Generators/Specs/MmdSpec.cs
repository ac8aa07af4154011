namespace VaeGen.Generators.Specs;

/// <summary>The maximum mean discrepancy between codes and prior.</summary>
internal sealed record MmdSpec
{
    public required double Weight { get; init; }

    public required MmdKernelKind Kernel { get; init; }

    /// <summary>σ: the kernel's width is 2·d·σ².</summary>
    public required double Scale { get; init; }
}

/// <summary>VaeGen.MmdKernel, by value.</summary>
internal enum MmdKernelKind
{
    InverseMultiquadratic,
    Gaussian,
}
