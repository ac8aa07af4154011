using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What is drawn from one distribution and sent through a function: the distributions made so say here what that comes to.</summary>
public abstract class TransformedDistribution : distributions.Distribution
{
    private protected TransformedDistribution(Generator? generator)
        : base(generator)
    {
    }

    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() => Draw(ExtendedShape(sample_shape)));

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() => LogDensity(value));

    public override Tensor cdf(Tensor value) => WrappedTensorDisposeScope(() => ProbabilityBelow(value));

    public override Tensor icdf(Tensor value) => WrappedTensorDisposeScope(() => Quantile(value));

    internal abstract Tensor Draw(long[] shape);

    internal abstract Tensor LogDensity(Tensor value);

    internal abstract Tensor ProbabilityBelow(Tensor value);

    internal abstract Tensor Quantile(Tensor probability);
}
