using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Gumbel distributions: of the largest of many values.</summary>
public class Gumbel : TransformedDistribution
{
    internal Gumbel(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator)
    {
        var pair = broadcast_tensors(loc, scale);
        Keep(pair[0], pair[1]);
        batch_shape = pair[0].shape;
    }

    public override Tensor mean => WrappedTensorDisposeScope(() => Loc + (Scale * euler_constant));

    public override Tensor mode => Loc;

    public override Tensor stddev => Scale * (Math.PI / Math.Sqrt(6));

    public override Tensor variance => WrappedTensorDisposeScope(() => stddev.pow(2));

    internal override Tensor Draw(long[] shape)
    {
        // Uniform between the smallest normal number and the largest below 1: neither logarithm meets 0.
        var smallest = Loc.dtype == ScalarType.Float64 ? 2.2250738585072014e-308 : 1.1754943508222875e-38;
        var u = smallest + (rand(shape, Loc.dtype, generator: generator) * (1 - Precision(Loc) - smallest));
        return Loc - (Scale * (-u.log()).log());
    }

    internal override Tensor LogDensity(Tensor value)
    {
        var y = (Loc - value) / Scale;
        return y - y.exp() - Scale.log();
    }

    public override Tensor entropy() => WrappedTensorDisposeScope(() => Scale.log() + (1 + euler_constant));

    internal override Tensor ProbabilityBelow(Tensor value) => (-((Loc - value) / Scale).exp()).exp();

    internal override Tensor Quantile(Tensor probability) => Loc - (Scale * (-probability.log()).log());

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) => new Gumbel(parameters[0]!, parameters[1]!, generator);

    private Tensor Loc => Parameter(0);

    private Tensor Scale => Parameter(1);
}
