using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Layer norm: y = (x − mean) / √(variance + eps) · weight + bias over the last dimensions of [*, normalized_shape].</summary>
public sealed class LayerNorm : nn.Module<Tensor, Tensor>
{
#pragma warning disable CA2213 // The base class disposes of everything that is registered.
    private Parameter? _weight;
    private Parameter? _bias;
#pragma warning restore CA2213

    internal LayerNorm(long[] normalized_shape, double eps, bool elementwise_affine, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(LayerNorm))
    {
        this.normalized_shape = normalized_shape;
        this.eps = eps;
        this.elementwise_affine = elementwise_affine;
        if (elementwise_affine)
        {
            weight = new Parameter(ones(normalized_shape, dtype, device));
            bias = hasBias ? new Parameter(zeros(normalized_shape, dtype, device)) : null;
        }
    }

    public long[] normalized_shape { get; set; }

    public double eps { get; set; }

    public bool elementwise_affine { get; set; }

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

    /// <summary>Sets the weight to 1 and the bias to 0.</summary>
    public void reset_parameters()
    {
        if (_weight is not null)
        {
            nn.init.ones_(_weight);
        }

        if (_bias is not null)
        {
            nn.init.zeros_(_bias);
        }
    }

    public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, _weight, _bias, eps);
}
