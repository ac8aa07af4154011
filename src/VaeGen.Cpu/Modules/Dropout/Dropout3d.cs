using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>In training mode sets whole channels of [N, C, D, H, W] to zero with probability p and divides the others by 1 − p.</summary>
public sealed class Dropout3d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout3d(double p, bool inplace)
        : base(nameof(Dropout3d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor input) => nn.functional.dropout3d(input, p, training, inplace);
}
