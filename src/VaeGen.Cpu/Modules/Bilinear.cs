using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// yₒ = x₁ᵀ·Wₒ·x₂ + bₒ, with x₁ [*, in1_features], x₂ [*, in2_features], W [out_features, in1_features, in2_features] and y [*, out_features].
/// </summary>
public sealed class Bilinear : nn.Module<Tensor, Tensor, Tensor>
{
#pragma warning disable CA2213 // The base class disposes of everything that is registered.
    private Parameter _weight = null!;
    private Parameter? _bias;
#pragma warning restore CA2213

    internal Bilinear(long in1_features, long in2_features, long out_features, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Bilinear))
    {
        this.in1_features = in1_features;
        this.in2_features = in2_features;
        this.out_features = out_features;
        var bound = 1 / Math.Sqrt(in1_features);
        weight = new Parameter(empty(out_features, in1_features, in2_features, device: device, dtype: dtype));
        nn.init.uniform_(_weight, -bound, bound);
        if (hasBias)
        {
            bias = new Parameter(empty(out_features, device: device, dtype: dtype));
            nn.init.uniform_(_bias!, -bound, bound);
        }
    }

    public long in1_features { get; set; }

    public long in2_features { get; set; }

    public long out_features { get; set; }

    public Parameter weight
    {
        get => _weight;
        set
        {
            if (ReferenceEquals(_weight, value))
            {
                return;
            }

            _weight?.Dispose();
            value.DetachFromDisposeScope();
            _weight = value;
            ConditionallyRegisterParameter(nameof(weight), value);
        }
    }

    public Parameter? bias
    {
        get => _bias;
        set
        {
            if (ReferenceEquals(_bias, value))
            {
                return;
            }

            _bias?.Dispose();
            value?.DetachFromDisposeScope();
            _bias = value;
            ConditionallyRegisterParameter(nameof(bias), value);
        }
    }

    public override Tensor forward(Tensor input1, Tensor input2) => nn.functional.bilinear(input1, input2, _weight, _bias);
}
