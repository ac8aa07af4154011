using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

internal static partial class GradientTable
{
    private static IEnumerable<Case> Special()
    {
        Input free = Any(2, 3), other = Any(2, 3, 0.4), row = Any(1, 3, 0.2), positive = Positive(2, 3), fraction = Fraction(2, 3), column = Positive(2, 1);
        yield return One("lgamma", positive, static x => x.lgamma());
        yield return One("lgamma of negatives", fraction, static x => (x - 1.1).lgamma());
        yield return One("digamma", positive, static x => x.digamma());
        yield return One("polygamma", positive, static x => x.polygamma(2));
        yield return One("mvlgamma", positive, static x => (x + 1).mvlgamma(3));
        yield return One("erfc", free, static x => x.erfc());
        yield return One("erfinv", fraction, static x => x.erfinv());
        yield return One("erfcx", fraction, special.erfcx);
        yield return One("ndtr", free, special.ndtr);
        yield return One("ndtri", fraction, static x => special.ndtri((x + 1) / 2));
        yield return One("exp2", free, static x => x.exp2());
        yield return One("sinc", free, static x => x.sinc());
        yield return One("logit", fraction, static x => ((x + 1) / 2).logit());
        yield return One("logit eps", fraction, static x => ((x + 1) / 2).logit(0.3));
        yield return One("entr", positive, special.entr);
        yield return One("i0", free, static x => x.i0());
        yield return One("i0e", free, special.i0e);
        yield return One("i1", free, special.i1);
        yield return One("i1e", free, special.i1e);
        yield return Two("hypot", free, row, static (x, y) => x.hypot(y));
        yield return Two("copysign", free, other, static (x, y) => x.copysign(y) * x);
        yield return Two("xlogy", free, positive, static (x, y) => x.xlogy(y));
        yield return Two("xlogy broadcast", row, column, static (x, y) => x.xlogy(y));
        yield return Two("xlog1py", free, positive, special.xlog1py);
        yield return Two("logaddexp", free, other, static (x, y) => x.logaddexp(y));
        yield return Two("logaddexp2", free, row, static (x, y) => x.logaddexp2(y));
        yield return Two("fmax", free, other, static (x, y) => x.fmax(y) * x);
        yield return Two("fmin", free, row, static (x, y) => x.fmin(y) * x);
        yield return One("igamma", positive, static x => tensor([0.7, 1.5, 3]).igamma(x));
        yield return One("igammac", positive, static x => tensor([0.7, 1.5, 3]).igammac(x));
        yield return One("zeta", positive, static x => special.zeta(tensor([2.5, 4, 3]), x));
    }
}
