using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Element by element: the self-normalising ELU: λ·x where positive, λ·α·(eˣ − 1) elsewhere.</summary>
public sealed class SELU : ParameterLessModule<Tensor, Tensor>
{
    internal SELU(bool inplace)
        : base(nameof(SELU))
    {
        this.inplace = inplace;
    }

    public bool inplace { get; set; }

    public override Tensor forward(Tensor tensor) => nn.functional.selu(tensor, inplace);
}
