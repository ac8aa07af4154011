using TorchSharp;
using static TorchSharp.torch;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

internal static partial class Operations
{
    public static Table Special { get; } = new()
    {
        ["lgamma"] = x => x[0].lgamma(),
        ["lgamma of any"] = x => (x[0] - 0.25).lgamma_(),
        ["digamma"] = x => x[0].digamma(),
        ["digamma of any"] = x => (x[0] - 0.25).digamma_(),
        ["polygamma(1)"] = x => special.polygamma(1, x[0]),
        ["polygamma(2)"] = x => x[0].polygamma(2),
        ["mvlgamma(2)"] = x => (x[0] + 1).mvlgamma(2),
        ["erfc"] = x => x[0].erfc(),
        ["erfinv"] = x => x[0].erfinv(),
        ["erfcx"] = x => special.erfcx(x[0]),
        ["ndtr"] = x => special.ndtr(x[0]),
        ["ndtri"] = x => special.ndtri(x[0]),
        ["exp2"] = x => x[0].exp2(),
        ["sinc"] = x => x[0].sinc(),
        ["logit"] = x => x[0].logit(),
        ["logit(0.2)"] = x => logit(x[0], 0.2),
        ["entr"] = x => special.entr(x[0]),
        ["i0"] = x => x[0].i0(),
        ["i0e"] = x => special.i0e(x[0]),
        ["i1"] = x => special.i1(x[0]),
        ["i1e"] = x => special.i1e(x[0]),
        ["hypot"] = x => x[0].hypot(x[1]),
        ["copysign"] = x => x[0].copysign(x[1]),
        ["heaviside"] = x => x[0].heaviside(x[1]),
        ["xlogy"] = x => x[0].xlogy(x[1]),
        ["xlog1py"] = x => special.xlog1py(x[0], x[1]),
        ["logaddexp"] = x => x[0].logaddexp(x[1]),
        ["logaddexp2"] = x => x[0].logaddexp2(x[1]),
        ["nextafter"] = x => x[0].nextafter(x[1]),
        ["fmax"] = x => x[0].fmax(x[1]),
        ["fmin"] = x => x[0].fmin(x[1]),
        ["igamma"] = x => x[0].detach().igamma(x[1]),
        ["igammac"] = x => x[0].detach().igammac(x[1]),
        ["zeta"] = x => special.zeta(x[0].detach(), x[1].detach()),
    };
}
