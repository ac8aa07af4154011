using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Group norm: each of num_groups groups of channels of each sample of [N, C, *] by its own mean and variance.</summary>
public sealed class GroupNorm : nn.Module<Tensor, Tensor>
{
#pragma warning disable CA2213 // The base class disposes of everything that is registered.
    private Parameter? _weight;
    private Parameter? _bias;
#pragma warning restore CA2213

    internal GroupNorm(long num_groups, long num_channels, double eps, bool affine, Device? device, ScalarType? dtype)
        : base(nameof(GroupNorm))
    {
        this.num_groups = num_groups;
        this.eps = eps;
        this.affine = affine;
        if (affine)
        {
            // TorchSharp 0.106 leaves them as the memory was; PyTorch does not
            weight = new Parameter(ones(num_channels, dtype, device));
            bias = new Parameter(zeros(num_channels, dtype, device));
        }
    }

    public long num_groups { get; set; }

    public double eps { get; set; }

    public bool affine { get; set; }

    public Parameter weight
    {
        get => _weight!;
        set => SetParameter(ref _weight, value ?? throw new ArgumentNullException(nameof(value)), nameof(weight));
    }

    public Parameter? bias
    {
        get => _bias;
        set => SetParameter(ref _bias, value, nameof(bias));
    }

    public override Tensor forward(Tensor tensor)
    {
        if (tensor.ndim < 3)
        {
            throw new ArgumentException($"expected an input [N, C, *] of at least 3 dimensions, but got {tensor.ndim}.", nameof(tensor));
        }

        return nn.functional.group_norm(tensor, num_groups, _weight, _bias, eps);
    }
}
