using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Exponential distributions: rate · exp(−rate · x).</summary>
public class Exponential : distributions.Distribution
{
    public Exponential(Tensor rate, Generator? generator = null)
        : base(generator)
    {
        Keep(rate.alias());
        batch_shape = rate.shape;
    }

    public override Tensor mean => Rate.reciprocal();

    public override Tensor mode => Rate.new_zeros(Rate.shape);

    public override Tensor stddev => Rate.reciprocal();

    public override Tensor variance => Rate.pow(-2);

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
        Rate.new_empty(ExtendedShape(sample_shape)).exponential_(generator: generator) / Rate);

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => Rate.log() - (Rate * value));

    public override Tensor entropy() => WrappedTensorDisposeScope(() => 1 - Rate.log());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => 1 - (-Rate * value).exp());

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => -(1 - value).log() / Rate);

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) => new Exponential(parameters[0]!, generator);

    private Tensor Rate => Parameter(0);
}
