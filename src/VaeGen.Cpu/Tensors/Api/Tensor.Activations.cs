using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor relu() => new(Ops.Relu(Impl));

        public Tensor relu_() => InPlace(Ops.Relu(Impl, Impl));

        public Tensor softmax(long dim, ScalarType? dtype = null) => new(Ops.Softmax(Impl, dim, dtype));

        public Tensor log_softmax(long dim, ScalarType? dtype = null) => new(Ops.LogSoftmax(Impl, dim, dtype));
    }
}
