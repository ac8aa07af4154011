using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor sin() => new(Ops.Sin(Impl));

        public Tensor sin_() => InPlace(Ops.Sin(Impl, Impl));

        public Tensor cos() => new(Ops.Cos(Impl));

        public Tensor cos_() => InPlace(Ops.Cos(Impl, Impl));

        public Tensor tan() => new(Ops.Tan(Impl));

        public Tensor tan_() => InPlace(Ops.Tan(Impl, Impl));

        public Tensor tanh() => new(Ops.Tanh(Impl));

        public Tensor tanh_() => InPlace(Ops.Tanh(Impl, Impl));

        public Tensor asin() => new(Ops.Asin(Impl));

        public Tensor asin_() => InPlace(Ops.Asin(Impl, Impl));

        public Tensor acos() => new(Ops.Acos(Impl));

        public Tensor acos_() => InPlace(Ops.Acos(Impl, Impl));

        public Tensor atan() => new(Ops.Atan(Impl));

        public Tensor atan_() => InPlace(Ops.Atan(Impl, Impl));

        public Tensor sinh() => new(Ops.Sinh(Impl));

        public Tensor sinh_() => InPlace(Ops.Sinh(Impl, Impl));

        public Tensor cosh() => new(Ops.Cosh(Impl));

        public Tensor cosh_() => InPlace(Ops.Cosh(Impl, Impl));

        public Tensor asinh() => new(Ops.Asinh(Impl));

        public Tensor asinh_() => InPlace(Ops.Asinh(Impl, Impl));

        public Tensor acosh() => new(Ops.Acosh(Impl));

        public Tensor acosh_() => InPlace(Ops.Acosh(Impl, Impl));

        public Tensor atanh() => new(Ops.Atanh(Impl));

        public Tensor atanh_() => InPlace(Ops.Atanh(Impl, Impl));

        public Tensor arcsin() => new(Ops.Asin(Impl));

        public Tensor arcsin_() => InPlace(Ops.Asin(Impl, Impl));

        public Tensor arccos() => new(Ops.Acos(Impl));

        public Tensor arccos_() => InPlace(Ops.Acos(Impl, Impl));

        public Tensor arctan() => new(Ops.Atan(Impl));

        public Tensor arctan(Tensor other) => new(Ops.Atan(Impl));

        public Tensor arctan_() => InPlace(Ops.Atan(Impl, Impl));

        public Tensor arctan_(Tensor other) => InPlace(Ops.Atan(Impl, Impl));

        public Tensor arcsinh() => new(Ops.Asinh(Impl));

        public Tensor arcsinh_() => InPlace(Ops.Asinh(Impl, Impl));

        public Tensor arccosh() => new(Ops.Acosh(Impl));

        public Tensor arccosh_() => InPlace(Ops.Acosh(Impl, Impl));

        public Tensor arctanh() => new(Ops.Atanh(Impl));

        public Tensor arctanh_() => InPlace(Ops.Atanh(Impl, Impl));

        public Tensor atan2(Tensor other) => new(Ops.Atan2(Impl, other.Impl));

        public Tensor atan2_(Tensor other) => InPlace(Ops.Atan2(Impl, other.Impl, into: Impl));

        public Tensor arctan2(Tensor other) => new(Ops.Atan2(Impl, other.Impl));

        public Tensor arctan2_(Tensor other) => InPlace(Ops.Atan2(Impl, other.Impl, into: Impl));
    }
}
