namespace VaeGen.Generators.Specs;

/// <summary>q(z|x).</summary>
internal sealed record PosteriorSpec
{
    public PosteriorKind Kind { get; init; }

    /// <summary>Steps of the flow; 0 with a Gaussian.</summary>
    public int Flows { get; init; }

    /// <summary>Whether the latent dimensions are independent given x, each a Gaussian.</summary>
    public bool IsDiagonal => Kind == PosteriorKind.Diagonal;

    /// <summary>Whether it is a Gaussian, whose density is known at any code.</summary>
    public bool IsGaussian => Kind is PosteriorKind.Diagonal or PosteriorKind.FullCovariance;

    /// <summary>How many numbers the encoder says of a sample beside a mean and a variance for each of so many dimensions.</summary>
    public long Numbers(int dim) => Kind switch
    {
        PosteriorKind.FullCovariance => (long)dim * (dim - 1) / 2, // the entries of a triangular matrix below its diagonal
        PosteriorKind.Planar => Flows * ((2L * dim) + 1), // two directions and a shift a step
        PosteriorKind.InverseAutoregressive => UnitsOfDimension * (long)dim,
        _ => 0,
    };

    // as many hidden units of an autoregressive step see the same dimensions, and the context is as wide as a hidden layer
    private const int UnitsOfDimension = 8;
}

/// <summary>VaeGen.Posterior, by value.</summary>
internal enum PosteriorKind
{
    Diagonal,
    FullCovariance,
    Planar,
    InverseAutoregressive,
}
