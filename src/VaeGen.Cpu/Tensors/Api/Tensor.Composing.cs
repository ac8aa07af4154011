using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The matrices along the diagonal of a larger one.</summary>
        public static Tensor block_diag(params Tensor[] tensors) => new(Ops.BlockDiagonal(Impls(tensors)));
    }
}
