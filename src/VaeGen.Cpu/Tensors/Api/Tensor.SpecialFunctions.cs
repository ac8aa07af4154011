using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>ln |Γ(x)|.</summary>
        public Tensor lgamma() => new(Ops.LogGamma(Impl));

        public Tensor lgamma_() => InPlace(Ops.LogGamma(Impl, Impl));

        /// <summary>The derivative of ln |Γ(x)|.</summary>
        public Tensor digamma() => new(Ops.Polygamma(Impl, 0));

        public Tensor digamma_() => InPlace(Ops.Polygamma(Impl, 0, Impl));

        /// <summary>The derivative of order <paramref name="p"/> of the digamma function.</summary>
        public Tensor polygamma(long p) => new(Ops.Polygamma(Impl, p));

        public Tensor polygamma_(long p) => InPlace(Ops.Polygamma(Impl, p, Impl));

        /// <summary>The logarithm of the multivariate gamma function of dimension <paramref name="p"/>.</summary>
        public Tensor mvlgamma(long p) => new(Ops.MultivariateLogGamma(Impl, p));

        public Tensor mvlgamma_(long p) => Overwrite(Ops.MultivariateLogGamma(Impl, p));

        /// <summary>1 − erf(x), exact where that is tiny.</summary>
        public Tensor erfc() => new(Ops.Erfc(Impl));

        public Tensor erfc_() => InPlace(Ops.Erfc(Impl, Impl));

        /// <summary>The x for which erf(x) is this.</summary>
        public Tensor erfinv() => new(Ops.InverseErf(Impl));

        public Tensor erfinv_() => InPlace(Ops.InverseErf(Impl, Impl));

        /// <summary>2 to the power of each element.</summary>
        public Tensor exp2() => new(Ops.Exp2(Impl));

        /// <summary>sin(πx) / πx, and 1 at 0.</summary>
        public Tensor sinc() => new(Ops.Sinc(Impl));

        public Tensor sinc_() => InPlace(Ops.Sinc(Impl, Impl));

        /// <summary>ln(x / (1 − x)); with an eps, of x kept that far from 0 and 1.</summary>
        public Tensor logit(double? eps = null) => new(Ops.Logit(Impl, eps));

        /// <summary>The modified Bessel function of the first kind and order 0.</summary>
        public Tensor i0() => new(Ops.BesselI0(Impl));

        /// <summary>The regularised lower incomplete gamma function P(this, other).</summary>
        public Tensor igamma(Tensor other) => new(Ops.LowerGamma(Impl, other.Impl));

        /// <summary>The regularised upper incomplete gamma function Q(this, other).</summary>
        public Tensor igammac(Tensor other) => new(Ops.UpperGamma(Impl, other.Impl));
    }
}
