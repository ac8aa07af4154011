using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Distributions of |x|, x being normal with mean 0 and standard deviations scale.</summary>
public class HalfNormal : TransformedDistribution
{
    internal HalfNormal(Tensor scale, Generator? generator = null)
        : base(generator)
    {
        Keep(scale.alias());
        batch_shape = scale.shape;
    }

    public Tensor scale => Parameter(0);

    public override Tensor mean => scale * Math.Sqrt(2 / Math.PI);

    public override Tensor mode => zeros_like(scale);

    public override Tensor variance => WrappedTensorDisposeScope(() => scale.pow(2) * (1 - (2 / Math.PI)));

    internal override Tensor Draw(long[] shape) => (scale.new_empty(shape).normal_(generator: generator) * scale).abs();

    internal override Tensor LogDensity(Tensor value)
    {
        var logDensity = (-value.pow(2) / (2 * scale.pow(2))) - scale.log() - Math.Log(Math.Sqrt(2 * Math.PI)) + Math.Log(2);
        return where(value >= 0, logDensity, full_like(logDensity, double.NegativeInfinity));
    }

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 0.5 + (0.5 * Math.Log(2 * Math.PI)) + scale.log() - Math.Log(2));

    internal override Tensor ProbabilityBelow(Tensor value) => (value / scale / Math.Sqrt(2)).erf();

    internal override Tensor Quantile(Tensor probability) => scale * probability.erfinv() * Math.Sqrt(2);

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) => new HalfNormal(parameters[0]!, generator);
}
