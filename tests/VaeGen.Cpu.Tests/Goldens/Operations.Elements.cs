using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Table = System.Collections.Generic.Dictionary<string, System.Func<TorchSharp.torch.Tensor[], TorchSharp.torch.Tensor>>;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>What golden_operations.py and golden_shapes.py compute, in TorchSharp's words: the same names, subject by subject.</summary>
internal static partial class Operations
{
    public static string[] Subjects { get; } = ["pointwise", "broadcasting", "activations", "losses", "reductions", "views", "matmul"];

    /// <summary>The subjects of <see cref="TensorOperationTests"/>.</summary>
    public static string[] TensorSubjects { get; } = ["special", "linalg", "rearranging", "picking", "statistics", "products"];

    /// <summary>The table of one golden file.</summary>
    public static Table Of(string subject) => subject switch
    {
        "pointwise" => Pointwise,
        "broadcasting" => Broadcasting,
        "activations" => Activations,
        "losses" => Losses,
        "reductions" => Reductions,
        "views" => Views,
        "matmul" => Matmul,
        "special" => Special,
        "linalg" => LinearAlgebra,
        "rearranging" => Rearranging,
        "picking" => Picking,
        "statistics" => Statistics,
        "products" => Products,
        "distributions" => Distributions,
        _ => OfLayers(subject),
    };

    public static Table Pointwise { get; } = new()
    {
        ["abs"] = x => x[0].abs(),
        ["neg"] = x => -x[0],
        ["exp"] = x => x[0].exp(),
        ["expm1"] = x => x[0].expm1(),
        ["log"] = x => x[0].log(),
        ["log1p"] = x => x[0].log1p(),
        ["log2"] = x => x[0].log2(),
        ["log10"] = x => x[0].log10(),
        ["sqrt"] = x => x[0].sqrt(),
        ["rsqrt"] = x => x[0].rsqrt(),
        ["square"] = x => x[0].square(),
        ["reciprocal"] = x => x[0].reciprocal(),
        ["sin"] = x => x[0].sin(),
        ["cos"] = x => x[0].cos(),
        ["tan"] = x => x[0].tan(),
        ["asin"] = x => x[0].asin(),
        ["acos"] = x => x[0].acos(),
        ["atan"] = x => x[0].atan(),
        ["sinh"] = x => x[0].sinh(),
        ["cosh"] = x => x[0].cosh(),
        ["asinh"] = x => x[0].asinh(),
        ["acosh"] = x => x[0].acosh(),
        ["atanh"] = x => x[0].atanh(),
        ["tanh"] = x => x[0].tanh(),
        ["sigmoid"] = x => x[0].sigmoid(),
        ["erf"] = x => x[0].erf(),
        ["sign"] = x => x[0].sign(),
        ["floor"] = x => x[0].floor(),
        ["ceil"] = x => x[0].ceil(),
        ["round"] = x => x[0].round(),
        ["trunc"] = x => x[0].trunc(),
        ["fmod(0.75)"] = x => x[0].fmod(0.75),
        ["remainder(0.75)"] = x => x[0].remainder(0.75),
        ["clamp(-1, 1.5)"] = x => x[0].clamp(-1, 1.5),
        ["clamp(min: 0)"] = x => x[0].clamp(min: 0),
        ["clamp(max: 0.5)"] = x => x[0].clamp(max: 0.5),
        ["pow(2)"] = x => x[0].pow(2),
        ["pow(3)"] = x => x[0].pow(3),
        ["pow(0.5)"] = x => x[0].pow(0.5),
        ["pow(-1)"] = x => x[0].pow(-1),
        ["pow(-1.7)"] = x => x[0].pow(-1.7),
        ["pow(0)"] = x => x[0].pow(0),
        ["x + 2.5"] = x => x[0] + 2.5,
        ["x - 2.5"] = x => x[0] - 2.5,
        ["x * -0.3"] = x => x[0] * -0.3,
        ["x / 3"] = x => x[0] / 3,
        ["1 - x"] = x => 1 - x[0],
        ["0.5 * x"] = x => 0.5 * x[0],
        ["2 / x"] = x => 2 / x[0],
        ["x > 0"] = x => x[0] > 0,
        ["x >= 0"] = x => x[0] >= 0,
        ["x < 0"] = x => x[0] < 0,
        ["x <= 0"] = x => x[0] <= 0,
        ["x == 0"] = x => x[0] == 0,
        ["x != 0"] = x => x[0] != 0,
        ["isnan"] = x => x[0].isnan(),
        ["isinf"] = x => x[0].isinf(),
        ["isfinite"] = x => x[0].isfinite(),
        ["logical_not"] = x => x[0].logical_not(),
        ["add_, mul_ on a clone"] = x => x[0].clone().add_(1.5).mul_(0.5),
    };

    public static Table Broadcasting { get; } = new()
    {
        ["a + b"] = x => x[0] + x[1],
        ["a - b"] = x => x[0] - x[1],
        ["a * b"] = x => x[0] * x[1],
        ["a / b"] = x => x[0] / x[1],
        ["add(alpha: -0.7)"] = x => x[0].add(x[1], -0.7),
        ["pow(tensor)"] = x => x[0].pow(x[1]),
        ["atan2"] = x => x[0].atan2(x[1]),
        ["fmod"] = x => x[0].fmod(x[1]),
        ["remainder"] = x => x[0].remainder(x[1]),
        ["div(trunc)"] = x => x[0].div(x[1], RoundingMode.trunc),
        ["div(floor)"] = x => x[0].div(x[1], RoundingMode.floor),
        ["maximum"] = x => maximum(x[0], x[1]),
        ["minimum"] = x => minimum(x[0], x[1]),
        ["a == b"] = x => x[0].eq(x[1]),
        ["a != b"] = x => x[0].ne(x[1]),
        ["a < b"] = x => x[0].lt(x[1]),
        ["a <= b"] = x => x[0].le(x[1]),
        ["a > b"] = x => x[0].gt(x[1]),
        ["a >= b"] = x => x[0].ge(x[1]),
        ["logical_and"] = x => x[0].logical_and(x[1]),
        ["logical_or"] = x => x[0].logical_or(x[1]),
        ["logical_xor"] = x => x[0].logical_xor(x[1]),
        ["where"] = x => where(x[0], x[1], x[2]),
        ["masked_fill(-3)"] = x => x[0].masked_fill(x[1], -3),
        ["lerp"] = x => x[0].lerp(x[1], x[2]),
        ["addcmul(0.3)"] = x => x[0].addcmul(x[1], x[2], 0.3),
        ["addcdiv(0.3)"] = x => x[0].addcdiv(x[1], x[2], 0.3),
        ["a += b"] = x => x[0].clone().add_(x[1]),
        ["a *= b"] = x => x[0].clone().mul_(x[1]),
        ["mean + sigma * epsilon"] = x => x[0] + ((0.5 * x[1]).exp() * x[2]),
        ["x used three times"] = x => (x[0] * x[0]) + (x[0].exp() * x[0].sum()),
    };

    public static Table Activations { get; } = new()
    {
        ["relu"] = x => functional.relu(x[0]),
        ["leaky_relu"] = x => functional.leaky_relu(x[0]),
        ["leaky_relu(0.2)"] = x => functional.leaky_relu(x[0], 0.2),
        ["elu"] = x => functional.elu(x[0], 1),
        ["elu(0.5)"] = x => functional.elu(x[0], 0.5),
        ["selu"] = x => functional.selu(x[0]),
        ["gelu"] = x => functional.gelu(x[0]),
        ["silu"] = x => functional.silu(x[0]),
        ["softplus"] = x => functional.softplus(x[0]),
        ["softplus(2, 1.5)"] = x => functional.softplus(x[0], 2, 1.5),
        ["tanh"] = x => functional.tanh(x[0]),
        ["sigmoid"] = x => functional.sigmoid(x[0]),
        ["logsigmoid"] = x => functional.logsigmoid(x[0]),
        ["hardtanh"] = x => functional.hardtanh(x[0]),
        ["relu6"] = x => functional.relu6(4 * x[0]),
        ["mish"] = x => functional.mish(x[0]),
        ["softmax(-1)"] = x => functional.softmax(x[0], -1),
        ["softmax(0)"] = x => functional.softmax(x[0], 0),
        ["softmax(1)"] = x => functional.softmax(x[0], 1),
        ["log_softmax(-1)"] = x => functional.log_softmax(x[0], -1),
        ["log_softmax(0)"] = x => functional.log_softmax(x[0], 0),
        ["log_softmax(1)"] = x => functional.log_softmax(x[0], 1),
    };

    public static Table Losses { get; } = OfEveryReduction(new()
    {
        ["mse_loss"] = (x, reduction) => functional.mse_loss(x[0], x[1], reduction),
        ["l1_loss"] = (x, reduction) => functional.l1_loss(x[0], x[1], reduction),
        ["smooth_l1_loss"] = (x, reduction) => functional.smooth_l1_loss(x[0], x[1], reduction),
        ["huber_loss(delta: 0.7)"] = (x, reduction) => functional.huber_loss(x[0], x[1], 0.7, reduction),
        ["kl_div(log_target: false)"] = (x, reduction) => functional.kl_div(x[0], x[1], false, reduction),
        ["kl_div(log_target: true)"] = (x, reduction) => functional.kl_div(x[0], x[1], true, reduction),
        ["gaussian_nll_loss, full: false"] = (x, reduction) => functional.gaussian_nll_loss(x[0], x[1], x[2], false, reduction: reduction),
        ["gaussian_nll_loss, full: true"] = (x, reduction) => functional.gaussian_nll_loss(x[0], x[1], x[2], true, reduction: reduction),
        ["binary_cross_entropy, weighted"] = (x, reduction) => functional.binary_cross_entropy(x[0], x[1], x[2], reduction),
        ["binary_cross_entropy_with_logits, weighted"] = (x, reduction) => functional.binary_cross_entropy_with_logits(x[0], x[1], x[2], reduction, x[3]),
        ["binary_cross_entropy"] = (x, reduction) => functional.binary_cross_entropy(x[0], x[1], reduction: reduction),
        ["binary_cross_entropy_with_logits"] = (x, reduction) => functional.binary_cross_entropy_with_logits(x[0], x[1], reduction: reduction),
        ["cross_entropy"] = (x, reduction) => functional.cross_entropy(x[0], x[1], reduction: reduction),
        ["nll_loss"] = (x, reduction) => functional.nll_loss(x[0], x[1], reduction: reduction),
    });

    private static Table OfEveryReduction(Dictionary<string, Func<Tensor[], Reduction, Tensor>> losses)
    {
        var table = new Table { ["KL to N(0, I)"] = x => 0.5 * (x[0].pow(2) + x[1].exp() - 1 - x[1]).sum() / 16 };
        foreach (var (name, loss) in losses)
        {
            table[$"{name}(sum)"] = x => loss(x, Reduction.Sum);
            table[$"{name}(mean)"] = x => loss(x, Reduction.Mean);
            table[$"{name}(none)"] = x => loss(x, Reduction.None);
        }
        return table;
    }
}
