using VaeGen.Cpu;
using VaeGen.Cpu.Autograd;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => new(Ops.Abs(Impl));

        public Tensor abs_() => InPlace(Ops.Abs(Impl, Impl));

        public Tensor absolute() => new(Ops.Abs(Impl));

        public Tensor absolute_() => InPlace(Ops.Abs(Impl, Impl));

        public Tensor neg() => new(Ops.Neg(Impl));

        public Tensor neg_() => InPlace(Ops.Neg(Impl, Impl));

        public Tensor negative() => new(Ops.Neg(Impl));

        public Tensor sign() => new(Ops.Sign(Impl));

        public Tensor sign_() => InPlace(Ops.Sign(Impl, Impl));

        public Tensor floor() => new(Ops.Floor(Impl));

        public Tensor floor_() => InPlace(Ops.Floor(Impl, Impl));

        public Tensor ceil() => new(Ops.Ceil(Impl));

        public Tensor ceil_() => InPlace(Ops.Ceil(Impl, Impl));

        public Tensor trunc() => new(Ops.Trunc(Impl));

        public Tensor trunc_() => InPlace(Ops.Trunc(Impl, Impl));

        public Tensor fix() => new(Ops.Trunc(Impl));

        public Tensor fix_() => InPlace(Ops.Trunc(Impl, Impl));

        public Tensor round(long decimals = 0) => decimals == 0 ? new(Ops.Round(Impl)) : RoundTo(decimals);

        public Tensor round_(long decimals = 0) => decimals == 0 ? InPlace(Ops.Round(Impl, Impl)) : copy_(RoundTo(decimals));

        public Tensor frac() => With(Ops.Trunc(Impl), static (x, whole) => Ops.Sub(x, whole));

        /// <exception cref="ArgumentException">The tensor is boolean.</exception>
        public Tensor positive() =>
            Impl.DType == ScalarType.Bool ? throw new ArgumentException("positive() needs numbers, but the tensor is boolean.") : alias();

        private Tensor RoundTo(long decimals)
        {
            var factor = Math.Pow(10, decimals);
            using var temp = new Temporaries();
            return new Tensor(Ops.Scale(temp.Own(Ops.Round(temp.Own(Ops.Scale(Impl, factor)))), 1 / factor));
        }
    }
}
