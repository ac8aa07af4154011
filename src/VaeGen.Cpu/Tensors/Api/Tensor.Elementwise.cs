using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Each element's sign.</summary>
        public Tensor sgn() => sign();

        public Tensor sgn_() => sign_();

        /// <summary>Whether each element is negative; −0 is.</summary>
        public Tensor signbit() => new(Ops.SignBit(Impl));

        public Tensor deg2rad() => new(Ops.Scaled(Impl, Math.PI / 180));

        public Tensor rad2deg() => new(Ops.Scaled(Impl, 180 / Math.PI));

        /// <summary>This times 2 to the power of the other.</summary>
        public Tensor ldexp(Tensor other) => new(Ops.LoadExponent(Impl, other.Impl));

        public Tensor ldexp_(Tensor other) => Overwrite(Ops.LoadExponent(Impl, other.Impl));

        /// <summary>A power, in double precision.</summary>
        public Tensor float_power(Tensor target) => new(Ops.FloatPower(Impl, target.Impl));

        /// <summary>The greatest common divisor of integers.</summary>
        public Tensor gcd(Tensor other) => new(Ops.GreatestDivisor(Impl, other.Impl));

        public Tensor gcd_(Tensor other) => InPlace(Ops.GreatestDivisor(Impl, other.Impl, Impl));

        /// <summary>The least common multiple of integers.</summary>
        public Tensor lcm(Tensor other) => new(Ops.LeastMultiple(Impl, other.Impl));

        public Tensor lcm_(Tensor other) => InPlace(Ops.LeastMultiple(Impl, other.Impl, Impl));

        public Tensor bitwise_left_shift(Tensor other) => new(Ops.ShiftLeft(Impl, other.Impl));

        public Tensor bitwise_left_shift_(Tensor other) => InPlace(Ops.ShiftLeft(Impl, other.Impl, Impl));

        public Tensor bitwise_right_shift(Tensor other) => new(Ops.ShiftRight(Impl, other.Impl));

        public Tensor bitwise_right_shift_(Tensor other) => InPlace(Ops.ShiftRight(Impl, other.Impl, Impl));

        public Tensor frac_() => Overwrite(frac());

        /// <summary>True: complex numbers, which it tells from real ones, are not supported.</summary>
        public Tensor isreal() => ones_like(ScalarType.Bool);
    }
}
