using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;
using Reduction = TorchSharp.torch.nn.Reduction;

namespace VaeGen.Cpu.Tests.Autograd;

internal static partial class GradientTable
{
    // One pass forward and one back, which is not differentiated again.
    private static IEnumerable<Case> Losses()
    {
        Input x = Any(3, 4), y = Any(3, 4, 0.4), fraction = Unit(3, 4, 0.3), probability = Unit(3, 4, 1.1), variance = Positive(3, 4);
        var planes = new Input(Any(6, 4).Values, [2, 3, 4]);
        yield return Two("mse_loss", x, y, static (x, y) => mse_loss(x, y));
        yield return Two("l1_loss", x, y, static (x, y) => l1_loss(x, y, Reduction.None));
        yield return Two("smooth_l1_loss", x, y, static (x, y) => smooth_l1_loss(x, y, beta: 0.6));
        yield return Two("huber_loss", x, y, static (x, y) => huber_loss(x, y, 0.7, Reduction.Sum));
        yield return Two("binary_cross_entropy", fraction, probability, static (x, y) => binary_cross_entropy(x, y));
        yield return Two("binary_cross_entropy_with_logits", x, probability, static (x, y) => binary_cross_entropy_with_logits(x, y, Row(0.5, 1, 2, 3), Reduction.Sum, Row(2, 1, 0.3, 1.5)));
        yield return One("cross_entropy", x, static x => cross_entropy(x, Classes(), Row(0.5, 1, 2, 3), reduction: Reduction.None));
        yield return One("cross_entropy smoothed", x, static x => cross_entropy(x, Classes(), ignore_index: 0, label_smoothing: 0.2));
        yield return Two("cross_entropy of probabilities", x, probability, static (x, y) => cross_entropy(x, y));
        yield return One("cross_entropy of places", planes, static x => cross_entropy(x, tensor([2L, 0, 1, 1, 0, 0, 2, 1], [2, 4])));
        yield return One("nll_loss", x, static x => nll_loss(x, Classes(), Row(0.5, 1, 2, 3)));
        yield return Three("gaussian_nll_loss", x, y, variance, static (x, y, v) => gaussian_nll_loss(x, y, v, full: true, reduction: Reduction.Sum));
        yield return Two("kl_div", x, probability, static (x, y) => kl_div(x, y, reduction: Reduction.Sum));
        yield return Two("kl_div of logarithms", x, y, static (x, y) => kl_div(x, y, log_target: true));
    }

    private static IEnumerable<Case> MarginLosses()
    {
        Input x = Any(3, 4), y = Any(3, 4, 0.4), z = Any(3, 4, 1.3);
        yield return Two("margin_ranking_loss", x, y, static (x, y) => margin_ranking_loss(x, y, Signs(), 0.3));
        yield return One("hinge_embedding_loss", x, static x => hinge_embedding_loss(x, Signs(), 0.8));
        yield return One("soft_margin_loss", x, static x => soft_margin_loss(x, Signs()));
        yield return Two("cosine_embedding_loss", x, y, static (x, y) => cosine_embedding_loss(x, y, tensor([1L, -1, 1]), -0.6));
        yield return Three("triplet_margin_loss", x, y, z, static (x, y, z) => triplet_margin_loss(x, y, z, 1.5, swap: true));
        yield return One("poisson_nll_loss", x, static x => poisson_nll_loss(x, arange(12.0, dtype: float64).reshape(3, 4), full: true));
        yield return One("multi_margin_loss", x, static x => multi_margin_loss(x, Classes(), 2, 1.4, Row(0.5, 1, 2, 3)));
        yield return One("multi_label_margin_loss", x, static x => multi_label_margin_loss(x, tensor([2L, 0, -1, 3, 1, -1, 0, 0, 3, 2, 1, 0], [3, 4])));
        yield return One("multilabel_soft_margin_loss", x, static x => multilabel_soft_margin_loss(x, Signs().gt(0).to(float64), Row(0.5, 1, 2, 3)));
    }

    private static Input Unit(int rows, int columns, double shift) => Of(rows, columns, i => 0.5 + (0.45 * Math.Sin((2.1 * i) + shift)));

    private static Tensor Row(params double[] values) => tensor(values);

    private static Tensor Classes() => tensor([2L, 0, 3]);

    private static Tensor Signs() => tensor([1.0, -1, 1, 1, -1, -1, 1, -1, -1, 1, 1, -1], [3, 4]);
}
