using VaeGen.Cpu.Functional;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>input·weightsᵀ + bias, with input [*, in], weights [out, in] and bias [out].</summary>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null) => new(LinearOp.Forward(input.Impl, weights.Impl, bias?.Impl));
        }
    }
}
