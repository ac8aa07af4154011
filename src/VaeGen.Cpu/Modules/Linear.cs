using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An affine map: y = x·Wᵀ + b, with x [*, in_features], W [out_features, in_features] and y [*, out_features].</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
#pragma warning disable CA2213 // The base class disposes of everything that is registered.
    private Parameter? _weight;
    private Parameter? _bias;
#pragma warning restore CA2213

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        in_features = weight.shape[1];
        out_features = weight.shape[0];
        this.weight = weight;
        this.bias = bias;
    }

    // The draws come in PyTorch's order, the weight's before the bias's, so that a seed gives the weights it gives there.
    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : base(nameof(Linear))
    {
        in_features = inputSize;
        out_features = outputSize;
        weight = new Parameter(empty(outputSize, inputSize, device: device, dtype: dtype));
        nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        if (hasBias)
        {
            bias = new Parameter(empty(outputSize, device: device, dtype: dtype));
            var bound = inputSize > 0 ? 1 / Math.Sqrt(inputSize) : 0;
            nn.init.uniform_(_bias!, -bound, bound);
        }
    }

    public long in_features { get; set; }

    public long out_features { get; set; }

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

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, _bias);
}
