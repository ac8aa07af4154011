using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A tensor that is trained: a leaf of the graph, its gradient wanted. It takes the place of the tensor it is made from, in that one's dispose scope too.</summary>
public class Parameter : Tensor
{
    public Parameter(Tensor data, bool requires_grad = true)
        : base(data)
    {
        this.requires_grad = requires_grad;
    }
}
