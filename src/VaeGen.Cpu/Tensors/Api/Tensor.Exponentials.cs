using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor exp() => new(Ops.Exp(Impl));

        public Tensor exp_() => InPlace(Ops.Exp(Impl, Impl));

        public Tensor log() => new(Ops.Log(Impl));

        public Tensor log_() => InPlace(Ops.Log(Impl, Impl));

        public Tensor log2() => new(Ops.Log2(Impl));

        public Tensor log2_() => InPlace(Ops.Log2(Impl, Impl));

        public Tensor log10() => new(Ops.Log10(Impl));

        public Tensor log10_() => InPlace(Ops.Log10(Impl, Impl));

        public Tensor log1p() => new(Ops.Log1p(Impl));

        public Tensor log1p_() => InPlace(Ops.Log1p(Impl, Impl));

        public Tensor expm1() => new(Ops.Expm1(Impl));

        public Tensor expm1_() => InPlace(Ops.Expm1(Impl, Impl));

        public Tensor sqrt() => new(Ops.Sqrt(Impl));

        public Tensor sqrt_() => InPlace(Ops.Sqrt(Impl, Impl));

        public Tensor rsqrt() => new(Ops.Rsqrt(Impl));

        public Tensor rsqrt_() => InPlace(Ops.Rsqrt(Impl, Impl));

        public Tensor square() => new(Ops.Square(Impl));

        public Tensor reciprocal() => new(Ops.Reciprocal(Impl));

        public Tensor reciprocal_() => InPlace(Ops.Reciprocal(Impl, Impl));

        public Tensor sigmoid() => new(Ops.Sigmoid(Impl));

        public Tensor sigmoid_() => InPlace(Ops.Sigmoid(Impl, Impl));

        public Tensor erf() => new(Ops.Erf(Impl));

        public Tensor erf_() => InPlace(Ops.Erf(Impl, Impl));

        public Tensor pow(Scalar exponent) => new(Ops.Pow(Impl, exponent.Value));

        public Tensor pow(Tensor exponent) => new(Ops.Pow(Impl, exponent.Impl));

        public Tensor pow_(Scalar exponent) => InPlace(Ops.Pow(Impl, exponent.Value, Impl));

        public Tensor pow_(Tensor exponent) => InPlace(Ops.Pow(Impl, exponent.Impl, Impl));
    }
}
