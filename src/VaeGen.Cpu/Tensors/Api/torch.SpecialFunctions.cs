namespace TorchSharp;

public static partial class torch
{
    /// <summary>ln |Γ(x)|.</summary>
    public static Tensor lgamma(Tensor input) => input.lgamma();

    public static Tensor lgamma_(Tensor input) => input.lgamma_();

    /// <summary>The derivative of ln |Γ(x)|.</summary>
    public static Tensor digamma(Tensor input) => input.digamma();

    public static Tensor digamma_(Tensor input) => input.digamma_();

    /// <summary>The derivative of order <paramref name="p"/> of the digamma function.</summary>
    public static Tensor polygamma(Tensor input, long p) => input.polygamma(p);

    public static Tensor polygamma_(Tensor input, long p) => input.polygamma_(p);

    /// <summary>The logarithm of the multivariate gamma function of dimension <paramref name="p"/>.</summary>
    public static Tensor mvlgamma(Tensor input, long p) => input.mvlgamma(p);

    public static Tensor mvlgamma_(Tensor input, long p) => input.mvlgamma_(p);

    /// <summary>1 − erf(x), exact where that is tiny.</summary>
    public static Tensor erfc(Tensor input) => input.erfc();

    public static Tensor erfc_(Tensor input) => input.erfc_();

    /// <summary>The x for which erf(x) is this.</summary>
    public static Tensor erfinv(Tensor input) => input.erfinv();

    public static Tensor erfinv_(Tensor input) => input.erfinv_();

    /// <summary>2 to the power of each element.</summary>
    public static Tensor exp2(Tensor input) => input.exp2();

    /// <summary>sin(πx) / πx, and 1 at 0.</summary>
    public static Tensor sinc(Tensor input) => input.sinc();

    public static Tensor sinc_(Tensor input) => input.sinc_();

    /// <summary>ln(x / (1 − x)); with an eps, of x kept that far from 0 and 1.</summary>
    public static Tensor logit(Tensor input, double? eps = null) => input.logit(eps);

    /// <summary>The modified Bessel function of the first kind and order 0.</summary>
    public static Tensor i0(Tensor input) => input.i0();

    /// <summary>The regularised lower incomplete gamma function P(this, other).</summary>
    public static Tensor igamma(Tensor input, Tensor other) => input.igamma(other);

    /// <summary>The regularised upper incomplete gamma function Q(this, other).</summary>
    public static Tensor igammac(Tensor input, Tensor other) => input.igammac(other);
}
