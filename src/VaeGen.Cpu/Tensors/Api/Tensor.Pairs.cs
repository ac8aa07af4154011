using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>√(x² + y²) without overflow on the way.</summary>
        public Tensor hypot(Tensor other) => new(Ops.Hypot(Impl, other.Impl));

        /// <summary>The magnitude of this with the sign of the other.</summary>
        public Tensor copysign(Tensor other) => new(Ops.CopySign(Impl, other.Impl));

        /// <summary>0 below zero, 1 above, the other's value at zero.</summary>
        public Tensor heaviside(Tensor other) => new(Ops.Heaviside(Impl, other.Impl));

        /// <summary>x ln y, and 0 where x is.</summary>
        public Tensor xlogy(Scalar y) => With(y, static (a, b) => Ops.XLogY(a, b));

        public Tensor xlogy(Tensor y) => new(Ops.XLogY(Impl, y.Impl));

        public Tensor xlogy_(Scalar y) => InPlaceWith(y, static (a, b) => Ops.XLogY(a, b, a));

        public Tensor xlogy_(Tensor y) => InPlace(Ops.XLogY(Impl, y.Impl, Impl));

        /// <summary>ln(eˣ + eʸ).</summary>
        public Tensor logaddexp(Tensor other) => new(Ops.LogAddExp(Impl, other.Impl));

        /// <summary>log₂(2ˣ + 2ʸ).</summary>
        public Tensor logaddexp2(Tensor other) => new(Ops.LogAddExp2(Impl, other.Impl));

        /// <summary>The next number after this in the direction of the other.</summary>
        public Tensor nextafter(Tensor other) => new(Ops.NextAfter(Impl, other.Impl));

        /// <summary>The greater of both; of a number and NaN, the number.</summary>
        public Tensor fmax(Tensor other) => new(Ops.Fmax(Impl, other.Impl));

        /// <summary>The less of both; of a number and NaN, the number.</summary>
        public Tensor fmin(Tensor other) => new(Ops.Fmin(Impl, other.Impl));
    }
}
