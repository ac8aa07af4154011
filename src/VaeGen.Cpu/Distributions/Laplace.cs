using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Laplace distributions: exp(−|x − loc| / scale) / (2 · scale).</summary>
public class Laplace : distributions.Distribution
{
    public Laplace(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator)
    {
        var pair = broadcast_tensors(loc, scale);
        Keep(pair[0], pair[1]);
        batch_shape = pair[0].shape;
    }

    public override Tensor mean => Loc;

    public override Tensor mode => Loc;

    public override Tensor stddev => Scale * Math.Sqrt(2);

    public override Tensor variance => WrappedTensorDisposeScope(() => 2 * Scale.pow(2));

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
    {
        var u = Loc.new_empty(ExtendedShape(sample_shape)).uniform_(Precision(Loc) - 1, 1, generator);
        return Loc - (Scale * u.sign() * (-u.abs()).log1p());
    });

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => -(2 * Scale).log() - ((value - Loc).abs() / Scale));

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 1 + (2 * Scale).log());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() =>
        0.5 - (0.5 * (value - Loc).sign() * (-(value - Loc).abs() / Scale).expm1()));

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var term = value - 0.5;
        return Loc - (Scale * term.sign() * (-2 * term.abs()).log1p());
    });

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) => new Laplace(parameters[0]!, parameters[1]!, generator);

    private Tensor Loc => Parameter(0);

    private Tensor Scale => Parameter(1);
}
