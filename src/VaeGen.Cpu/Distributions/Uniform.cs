using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Uniform distributions over [low, high).</summary>
public class Uniform : distributions.Distribution
{
    public Uniform(Tensor low, Tensor high, Generator? generator = null)
        : base(generator)
    {
        var pair = broadcast_tensors(low, high);
        Keep(pair[0], pair[1]);
        batch_shape = pair[0].shape;
    }

    public override Tensor mean => WrappedTensorDisposeScope(() => (High + Low) / 2);

    public override Tensor mode => double.NaN * High;

    public override Tensor variance => WrappedTensorDisposeScope(() => (High - Low).pow(2) / 12);

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
        Low + (rand(ExtendedShape(sample_shape), Low.dtype, generator: generator) * (High - Low)));

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
        (Low.le(value).type_as(Low) * High.gt(value).type_as(Low)).log() - (High - Low).log());

    public override Tensor entropy() => WrappedTensorDisposeScope(() => (High - Low).log());

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => ((value - Low) / (High - Low)).clamp(0, 1));

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => (value * (High - Low)) + Low);

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) => new Uniform(parameters[0]!, parameters[1]!, generator);

    private Tensor Low => Parameter(0);

    private Tensor High => Parameter(1);
}
