using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Distributions of exp(x), x being normal with means loc and standard deviations scale.</summary>
public class LogNormal : TransformedDistribution
{
    internal LogNormal(Tensor loc, Tensor scale, Generator? generator = null)
        : base(generator)
    {
        var pair = broadcast_tensors(loc, scale);
        Keep(pair[0], pair[1]);
        batch_shape = pair[0].shape;
    }

    public Tensor loc => Parameter(0);

    public Tensor scale => Parameter(1);

    public override Tensor mean => WrappedTensorDisposeScope(() => (loc + (scale.pow(2) / 2)).exp());

    public override Tensor mode => WrappedTensorDisposeScope(() => (loc - scale.square()).exp());

    public override Tensor variance => WrappedTensorDisposeScope(() => (scale.pow(2).exp() - 1) * ((2 * loc) + scale.pow(2)).exp());

    internal override Tensor Draw(long[] shape) => (loc + (loc.new_empty(shape).normal_(generator: generator) * scale)).exp();

    /// <summary>The normal's log density at log x, less log x: the density of exp(x).</summary>
    internal override Tensor LogDensity(Tensor value)
    {
        var x = value.log();
        return (-(x - loc).pow(2) / (2 * scale.pow(2))) - scale.log() - Math.Log(Math.Sqrt(2 * Math.PI)) - x;
    }

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 0.5 + (0.5 * Math.Log(2 * Math.PI)) + scale.log() + loc);

    internal override Tensor ProbabilityBelow(Tensor value) => 0.5 * (1 + ((value.log() - loc) / scale / Math.Sqrt(2)).erf());

    internal override Tensor Quantile(Tensor probability) => (loc + (scale * ((2 * probability) - 1).erfinv() * Math.Sqrt(2))).exp();

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) => new LogNormal(parameters[0]!, parameters[1]!, generator);
}
