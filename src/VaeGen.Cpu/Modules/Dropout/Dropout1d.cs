using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>In training mode sets whole channels of [N, C, L] to zero with probability p and divides the others by 1 − p (Tompson et al. 2015).</summary>
public sealed class Dropout1d : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout1d(double p, bool inplace)
        : base(nameof(Dropout1d))
    {
        this.p = p;
        this.inplace = inplace;
    }

    public double p { get; set; }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor)
    {
        if (tensor.ndim != 3)
        {
            throw new ArgumentException($"expected an input of the shape [N, C, L], but got {tensor.ndim} dimensions.", nameof(tensor));
        }

        return nn.functional.dropout1d(tensor, p, training, inplace);
    }
}
