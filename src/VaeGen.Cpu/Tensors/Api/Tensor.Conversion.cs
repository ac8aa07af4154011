using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor @float() => new(Ops.To(Impl, ScalarType.Float32));

        public Tensor @double() => new(Ops.To(Impl, ScalarType.Float64));

        public Tensor @long() => new(Ops.To(Impl, ScalarType.Int64));

        public Tensor @int() => new(Ops.To(Impl, ScalarType.Int32));

        public Tensor @short() => new(Ops.To(Impl, ScalarType.Int16));

        public Tensor @char() => new(Ops.To(Impl, ScalarType.Int8));

        public Tensor @byte() => new(Ops.To(Impl, ScalarType.Byte));

        public Tensor @bool() => new(Ops.To(Impl, ScalarType.Bool));
    }
}
