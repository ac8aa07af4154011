namespace VaeGen.Generators.Specs;

/// <summary>q(z|x).</summary>
internal sealed record PosteriorSpec
{
    public PosteriorKind Kind { get; init; }

    /// <summary>Whether the latent dimensions are independent given x, each a Gaussian.</summary>
    public bool IsDiagonal => Kind == PosteriorKind.Diagonal;

    /// <summary>Whether it is a Gaussian, whose density is known at any code.</summary>
    public bool IsGaussian => Kind is PosteriorKind.Diagonal or PosteriorKind.FullCovariance;

    /// <summary>How many pairs of latent dimensions there are: entries of a triangular matrix below its diagonal.</summary>
    public static long Covariances(int dim) => (long)dim * (dim - 1) / 2;
}

/// <summary>VaeGen.Posterior, by value.</summary>
internal enum PosteriorKind
{
    Diagonal,
    FullCovariance,
}
