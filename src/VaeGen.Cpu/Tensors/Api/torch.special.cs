using VaeGen.Cpu;

namespace TorchSharp;

public static partial class torch
{
    public static partial class special
    {
        public static Tensor digamma(Tensor input) => input.digamma();

        public static Tensor psi(Tensor input) => input.digamma();

        public static Tensor gammaln(Tensor input) => input.lgamma();

        public static Tensor polygamma(long n, Tensor input) => input.polygamma(n);

        public static Tensor multigammaln(Tensor input, long p) => input.mvlgamma(p);

        public static Tensor gammainc(Tensor input, Tensor other) => input.igamma(other);

        public static Tensor gammaincc(Tensor input, Tensor other) => input.igammac(other);

        /// <summary>Hurwitz's zeta function: the sum of (q + k)^−x over all k.</summary>
        public static Tensor zeta(Tensor x, Tensor q) => new(Ops.Zeta(x.Impl, q.Impl));

        public static Tensor erf(Tensor input) => input.erf();

        public static Tensor erfc(Tensor input) => input.erfc();

        /// <summary>e^(x²) · erfc(x).</summary>
        public static Tensor erfcx(Tensor input) => new(Ops.Erfcx(input.Impl));

        public static Tensor erfinv(Tensor input) => input.erfinv();

        /// <summary>The standard normal distribution function.</summary>
        public static Tensor ndtr(Tensor input) => new(Ops.NormalCdf(input.Impl));

        /// <summary>The x at which the standard normal distribution function has this value.</summary>
        public static Tensor ndtri(Tensor input) => new(Ops.InverseNormalCdf(input.Impl));

        public static Tensor exp2(Tensor input) => input.exp2();

        public static Tensor expit(Tensor input) => input.sigmoid();

        public static Tensor expm1(Tensor input) => input.expm1();

        public static Tensor sigmoid(Tensor input) => input.sigmoid();

        public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

        public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);

        public static Tensor log_softmax(Tensor input, long dim, ScalarType? dtype = null) => input.log_softmax(dim, dtype);

        public static Tensor logit(Tensor input) => input.logit();

        public static Tensor sinc(Tensor input) => input.sinc();

        /// <summary>−x ln x, and −∞ below zero.</summary>
        public static Tensor entr(Tensor input) => new(Ops.Entropy(input.Impl));

        /// <summary>x ln(1 + y), and 0 where x is.</summary>
        public static Tensor xlog1py(Tensor input, Tensor other) => new(Ops.XLog1PY(input.Impl, other.Impl));

        public static Tensor i0(Tensor input) => input.i0();

        /// <summary>e^−|x| times the modified Bessel function of the first kind and order 0.</summary>
        public static Tensor i0e(Tensor input) => new(Ops.BesselI0Scaled(input.Impl));

        /// <summary>The modified Bessel function of the first kind and order 1.</summary>
        public static Tensor i1(Tensor input) => new(Ops.BesselI1(input.Impl));

        /// <summary>e^−|x| times the modified Bessel function of the first kind and order 1.</summary>
        public static Tensor i1e(Tensor input) => new(Ops.BesselI1Scaled(input.Impl));
    }
}
