using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Normal distributions with means loc and standard deviations scale.</summary>
public class Normal : distributions.Distribution
{
    public Normal(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator)
    {
        var pair = broadcast_tensors(loc, scale);
        Keep(pair[0], pair[1]);
        batch_shape = pair[0].shape;
    }

    public override Tensor mean => Loc;

    public override Tensor mode => Loc;

    public override Tensor stddev => Scale;

    public override Tensor variance => Scale.pow(2);

    public override Tensor sample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
    {
        using var frozen = no_grad();
        var shape = ExtendedShape(sample_shape);
        return normal(Loc.expand(shape), Scale.expand(shape), generator);
    });

    /// <summary>loc + scale · ε with ε from the standard normal distribution.</summary>
    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
        Loc + (Loc.new_empty(ExtendedShape(sample_shape)).normal_(generator: generator) * Scale));

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
        (-(value - Loc).pow(2) / (2 * Scale.pow(2))) - Scale.log() - Math.Log(Math.Sqrt(2 * Math.PI)));

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 0.5 + (0.5 * Math.Log(2 * Math.PI)) + Scale.log());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => 0.5 * (1 + ((value - Loc) * Scale.reciprocal() / Math.Sqrt(2)).erf()));

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => Loc + (Scale * ((2 * value) - 1).erfinv() * Math.Sqrt(2)));

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) => new Normal(parameters[0]!, parameters[1]!, generator);

    private Tensor Loc => Parameter(0);

    private Tensor Scale => Parameter(1);
}
