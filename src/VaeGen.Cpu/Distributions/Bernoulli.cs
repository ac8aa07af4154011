using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Distributions of 0 and 1, given the probabilities of 1 or their logits.</summary>
public class Bernoulli : distributions.Distribution
{
    public Bernoulli(Tensor? p = null, Tensor? l = null, Generator? generator = null)
        : base(generator)
    {
        if (p is null == l is null)
        {
            throw new ArgumentException("Both or none of probs and logits were given: expected one of them.");
        }

        Keep(p?.alias(), l?.alias());
        batch_shape = (p ?? l!).shape;
    }

    public Tensor probs => ParameterOrNone(0) ?? LogitsToProbs(Parameter(1), isBinary: true);

    public Tensor logits => ParameterOrNone(1) ?? ProbsToLogits(Parameter(0), isBinary: true);

    public override Tensor mean => probs;

    public override Tensor variance => WrappedTensorDisposeScope(() => probs * (1 - probs));

    /// <summary>Zeros and ones; no gradient flows through them.</summary>
    public override Tensor rsample(params long[] sample_shape) => WrappedTensorDisposeScope(() =>
    {
        using var frozen = no_grad();
        return bernoulli(probs.expand(ExtendedShape(sample_shape)), generator);
    });

    public override Tensor log_prob(Tensor value) => WrappedTensorDisposeScope(() =>
    {
        var pair = broadcast_tensors(logits, value);
        return -nn.functional.binary_cross_entropy_with_logits(pair[0], pair[1], reduction: nn.Reduction.None);
    });

    public override Tensor entropy() => WrappedTensorDisposeScope(() => nn.functional.binary_cross_entropy_with_logits(logits, probs, reduction: nn.Reduction.None));

    internal override distributions.Distribution Create(Tensor?[] parameters, long[] batchShape) => new Bernoulli(parameters[0], parameters[1], generator);
}
