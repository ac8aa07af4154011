using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normal distributions of vectors, given by one of their covariance, its inverse, or the lower triangle L with covariance L · Lᵀ.</summary>
public class MultivariateNormal : distributions.Distribution
{
    /// <exception cref="ArgumentException">Not exactly one of the three matrices is given, or it has fewer than two dimensions.</exception>
    public MultivariateNormal(Tensor loc, Tensor? covariance_matrix = null, Tensor? precision_matrix = null, Tensor? scale_tril = null, Generator? generator = null)
        : base(generator)
    {
        Tensor?[] given = [covariance_matrix, precision_matrix, scale_tril];
        if (given.Count(matrix => matrix is not null) != 1)
        {
            throw new ArgumentException("Exactly one of covariance_matrix, precision_matrix and scale_tril is expected.");
        }

        var matrix = given.Single(matrix => matrix is not null)!;
        if (matrix.ndim < 2)
        {
            throw new ArgumentException($"The matrix has the shape [{string.Join(", ", matrix.shape)}]: expected two dimensions or more.");
        }

        using var scope = NewDisposeScope();
        var triangle = scale_tril ?? (covariance_matrix is not null ? linalg.cholesky(matrix) : TriangleOfPrecision(matrix));
        var size = loc.shape[^1];
        var batch = broadcast_tensors(zeros(matrix.shape[..^2]), zeros(loc.shape[..^1]))[0].shape;
        Keep(loc.expand([.. batch, size]), triangle.expand([.. batch, size, size]));
        _init(batch, size);
    }

    public override Tensor mean => Loc;

    public override Tensor mode => Loc;

    public override Tensor variance => WrappedTensorDisposeScope(() => Triangle.pow(2).sum(-1));

    private Tensor Loc => Parameter(0);

    private Tensor Triangle => Parameter(1);

    /// <summary>loc + L · ε with ε from the standard normal distribution.</summary>
    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
    {
        var noise = Loc.new_empty(ExtendedShape(sample_shape)).normal_(generator: generator);
        return Loc + matmul(Triangle, noise.unsqueeze(-1)).squeeze(-1);
    });

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        // |L⁻¹ · (x − μ)|², by substitution instead of an inverse
        var difference = value - Loc;
        var triangle = Triangle.expand([.. difference.shape, difference.shape[^1]]);
        var distance = linalg.solve_triangular(triangle, difference.unsqueeze(-1), upper: false).squeeze(-1).pow(2).sum(-1);
        return (-0.5 * ((event_shape[0] * Math.Log(2 * Math.PI)) + distance)) - HalfLogDeterminant();
    });

    public override Tensor entropy() => WrappedTensorDisposeScope(() => (0.5 * event_shape[0] * (1 + Math.Log(2 * Math.PI))) + HalfLogDeterminant());

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) =>
        new MultivariateNormal(parameters[0]!, scale_tril: parameters[1], generator: generator);

    private Tensor HalfLogDeterminant() => Triangle.diagonal(0, -2, -1).log().sum(-1);

    // With P = U · Uᵀ, U upper, the covariance is U⁻ᵀ · U⁻¹: its triangle is U⁻ᵀ, and U comes from the flipped matrix.
    private static Tensor TriangleOfPrecision(Tensor precision)
    {
        var flipped = linalg.cholesky(precision.flip(-2, -1)).flip(-2, -1);
        var identity = eye(precision.shape[^1], dtype: precision.dtype).expand(precision.shape);
        return linalg.solve_triangular(flipped.transpose(-2, -1), identity, upper: false);
    }
}
