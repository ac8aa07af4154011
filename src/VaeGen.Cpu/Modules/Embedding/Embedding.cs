using VaeGen.Cpu.Functional.Embedding;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A trained table, looked up by index: indices [*] become [*, columns].</summary>
public sealed class Embedding : nn.Module<Tensor, Tensor>
{
    private readonly long padding;
    private readonly double? max_norm;
    private readonly double norm_type;
    private readonly bool scale_grad_by_freq;
#pragma warning disable CA2213 // The base class disposes of everything that is registered.
    private Parameter? _weight;
#pragma warning restore CA2213

    internal Embedding(Parameter weight, long? padding_idx, double? max_norm, double norm_type, bool scale_grad_by_freq)
        : base(nameof(Embedding))
    {
        var rows = weight.shape[0];
        if (padding_idx is { } index && (index < -rows || index >= rows))
        {
            throw new ArgumentException($"Padding_idx must be within num_embeddings, {rows}, but is {index}.", nameof(padding_idx));
        }

        padding = padding_idx is { } place ? (place + rows) % rows : -1;
        this.max_norm = max_norm;
        this.norm_type = norm_type;
        this.scale_grad_by_freq = scale_grad_by_freq;
        this.weight = weight;
    }

    public Parameter? weight
    {
        get => _weight;
        set => SetParameter(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    public override Tensor forward(Tensor input)
    {
        if (max_norm is { } maximum)
        {
            EmbeddingOp.Renormalise(_weight!.Impl, input.Impl, maximum, norm_type);
        }

        return new(EmbeddingOp.Forward(_weight!.Impl, input.Impl, padding, scale_grad_by_freq));
    }

    /// <summary>Fresh weights: standard normal, zeros in the row of the padding.</summary>
    internal static Parameter Fresh(long rows, long columns, long? padding_idx, Device? device, ScalarType? dtype)
    {
        var weight = new Parameter(empty(rows, columns, dtype, device));
        nn.init.normal_(weight);
        if (padding_idx is { } index && index >= -rows && index < rows)
        {
            using var off = no_grad();
            using var row = weight.select(0, index);
            row.zero_();
        }

        return weight;
    }
}
