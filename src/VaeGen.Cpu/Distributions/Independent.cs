using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Reads the last batch dimensions of a distribution as part of the event: log densities and entropies are summed over them.</summary>
public class Independent : distributions.Distribution
{
    private readonly distributions.Distribution inner;
    private readonly int count;

    /// <exception cref="ArgumentException">The distribution has fewer batch dimensions than are to be read as the event's.</exception>
    public Independent(distributions.Distribution base_distribution, int reinterpreted_batch_ndims, Generator? generator = null)
        : base(generator)
    {
        var batch = base_distribution.batch_shape.Shape;
        if (reinterpreted_batch_ndims < 0 || reinterpreted_batch_ndims > batch.Length)
        {
            throw new ArgumentException($"{reinterpreted_batch_ndims} dimensions are to be the event's: expected 0 to {batch.Length}, the dimensions of the batch.", nameof(reinterpreted_batch_ndims));
        }

        inner = base_distribution;
        count = reinterpreted_batch_ndims;
        _init(batch[..^count], new Size([.. batch[^count..], .. base_distribution.event_shape]));
    }

    public override Tensor mean => inner.mean;

    public override Tensor mode => inner.mode;

    public override Tensor variance => inner.variance;

    public override Tensor sample(params long[] sample_shape) => inner.sample(sample_shape);

    public override Tensor rsample(params long[] sample_shape) => inner.rsample(sample_shape);

    public override Tensor log_prob(Tensor value) => Summed(inner.log_prob(value));

    public override Tensor entropy() => Summed(inner.entropy());

    public override distributions.Distribution expand(Size batch_shape, distributions.Distribution? instance = null) =>
        new Independent(inner.expand(new Size([.. batch_shape, .. event_shape.Shape[..count]])), count, generator);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private Tensor Summed(Tensor each)
    {
        if (count == 0)
        {
            return each;
        }

        using var owned = each;
        return each.sum([.. Enumerable.Range(-count, count).Select(dim => (long)dim)]);
    }
}
