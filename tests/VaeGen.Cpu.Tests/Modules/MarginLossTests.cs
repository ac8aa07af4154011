using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Losses that ask for a margin: values and gradients are PyTorch's.</summary>
public sealed class MarginLossTests
{
    [Fact]
    public void Ranking_hinge_and_soft_margin()
    {
        using var scope = NewDisposeScope();
        Check(
            MarginRankingLoss(0.3, Reduction.None).call(X, Y, Signs), [0, 0, 0, 1.6, 2.6, 1.6],
            (X, [0, 0, 0, 1, 1, -1]), (Y, [0, 0, 0, -1, -1, 1]));
        Check(HingeEmbeddingLoss(0.8).call(X, Signs), [0.7166666984558105], (X, [1 / 6.0, -1 / 6.0, 1 / 6.0, 0, -1 / 6.0, 1 / 6.0]));
        Check(
            SoftMarginLoss().call(X, Signs), [0.7538736462593079],
            (X, [-0.06292344629764557, 0.038579199463129044, -0.019867151975631714, 0.1362624168395996, 0.0957404226064682, -0.11136463284492493]));
    }

    [Fact]
    public void Cosine_embedding()
    {
        using var scope = NewDisposeScope();
        Check(
            CosineEmbeddingLoss(-0.5, Reduction.None).call(X, Y, tensor(new[] { 1f, -1 })), [0.7387818098068237, 0.2959611117839813],
            (X, [0.13652728497982025, -0.3106294870376587, -0.22050954401493073, 0.16482529044151306, -0.5451450943946838, 0.11956343054771423]),
            (Y, [-0.189896360039711, 0.44856178760528564, -0.4360583424568176, 0.4343554973602295, -0.007728740572929382, -0.17054763436317444]));
    }

    [Fact]
    public void Triplets()
    {
        using var scope = NewDisposeScope();
        Check(
            TripletMarginLoss(1.5, swap: true, reduction: Reduction.None).call(X, Y, Z), [2.050349712371826, 1.577432632446289],
            (X, [0.6289401054382324, -0.4877815246582031, -0.525760293006897, -0.46535104513168335, 0.9555157423019409, -0.05783399939537048]),
            (Y, [-0.36650875210762024, 0.8551856875419617, -0.36650875210762024, -0.4415033459663391, -0.7811210751533508, 0.4415026903152466]),
            (Z, [-0.26243138313293457, -0.36740416288375854, 0.8922690153121948, 0.9068543910980225, -0.1743946522474289, -0.3836686909198761]));
        Check(
            TripletMarginWithDistanceLoss((u, v) => (u - v).abs().sum(1), 0.5).call(X, Y, Z), [1.3499999046325684],
            (X, [1, 0, 0, 0, 1, 0]), (Y, [-0.5, 0.5, -0.5, -0.5, -0.5, 0.5]), (Z, [-0.5, -0.5, 0.5, 0.5, -0.5, -0.5]));
        Assert.Equal(
            TripletMarginLoss().call(X, Y, Z).item<float>(),
            functional.triplet_margin_with_distance_loss(X, Y, Z).item<float>(), 1e-6);
    }

    [Fact]
    public void Counts_of_a_poisson_distribution()
    {
        using var scope = NewDisposeScope();
        var counts = tensor(new[,] { { 0f, 1, 2 }, { 3, 4, 5 } });
        Check(
            PoissonNLLLoss(full: true).call(X, counts), [3.5018508434295654],
            (X, [0.27478688955307007, -0.11646763980388641, 0.8981760740280151, 0.24694818258285522, -0.44169020652770996, -0.7505691647529602]));
        var rates = X.detach().abs().requires_grad_();
        Check(
            PoissonNLLLoss(log_input: false, reduction: Reduction.Sum).call(rates, counts), [10.014254570007324],
            (rates, [1, 0.1666666865348816, 0, -1, -12.333333015441895, -6.142857074737549]));
    }

    [Fact]
    public void One_class_a_sample()
    {
        using var scope = NewDisposeScope();
        Tensor classes = tensor(new[] { 2L, 0 }), weight = tensor(new[] { 1f, 2, 0.5f });
        Check(MultiMarginLoss(reduction: Reduction.None).call(X, classes), [0, 0], (X, [0, 0, 0, 0, 0, 0]));
        Check(
            MultiMarginLoss(2, 2, weight).call(X, classes), [0.1275000125169754],
            (X, [0.0833333358168602, 0, -0.0833333358168602, -0.2666666805744171, 0.2666666805744171, 0]));
        Assert.Equal(0, functional.multi_margin_loss(X[0], tensor(2L), reduction: Reduction.None).dim());
        Assert.Throws<ExternalException>(() => MultiMarginLoss(3).call(X, classes));
        Assert.Throws<ExternalException>(() => MultiMarginLoss().call(X, classes[0]));
    }

    [Fact]
    public void Several_classes_a_sample()
    {
        using var scope = NewDisposeScope();
        var listed = tensor(new[,] { { 2L, 0, -1 }, { 1, -1, 0 } });
        Check(
            MultiLabelMarginLoss(Reduction.None).call(X, listed), [0, 0.7333333492279053],
            (X, [0, 0, 0, 0.3333333432674408, -0.3333333432674408, 0]));
        Assert.Equal(0, functional.multi_label_margin_loss(X[1], listed[1]).dim());
        Check(
            MultiLabelSoftMarginLoss(tensor(new[] { 1f, 2, 0.5f }), Reduction.None).call(X, tensor(new[,] { { 1f, 0, 1 }, { 0, 0, 1 } })),
            [0.354701966047287, 1.3205722570419312],
            (X, [-0.12584689259529114, 0.15431681275367737, -0.019867153838276863, 0.2725248336791992, 0.3829616904258728, -0.11136463284492493]));
        Assert.Throws<ExternalException>(() => MultiLabelMarginLoss().call(X, listed[0]));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        Tensor rows = ones(2, 3), vector = ones(3), two = ones(2);
        Refuses("[2, 3], [2, 3] and [3]", () => functional.margin_ranking_loss(rows, rows, vector));
        Refuses("[2, 3], [3] and [2, 3]", () => functional.triplet_margin_loss(rows, vector, rows));
        Refuses("[2, 3], [2, 3] and [2, 3]", () => functional.cosine_embedding_loss(rows, rows, rows));
        Refuses("[3], [3] and [2]", () => functional.cosine_embedding_loss(vector, vector, two));
        Refuses("[2, 3]", () => functional.soft_margin_loss(rows, vector));
        Refuses("[2, 3]", () => functional.multilabel_soft_margin_loss(rows, vector));
        Refuses("3 classes, but got [2]", () => functional.multi_margin_loss(rows, tensor(new[] { 0L, 1 }), weight: two));
        Assert.ThrowsAny<ExternalException>(() => functional.multi_margin_loss(rows, tensor(new[] { 0L, 3 })));
        Assert.ThrowsAny<ExternalException>(() => functional.poisson_nll_loss(rows, two));
        Assert.ThrowsAny<ExternalException>(() => functional.hinge_embedding_loss(rows, two));
    }

    private static void Refuses(string text, Func<Tensor> loss) =>
        Assert.Contains(text, Assert.Throws<ExternalException>(loss).Message, StringComparison.Ordinal);

    private Tensor X { get; } = Leaf(new[,] { { 0.5f, -1.2f, 2.0f }, { 1.5f, 0.3f, -0.7f } });

    private Tensor Y { get; } = Leaf(new[,] { { -0.4f, 0.9f, 1.1f }, { 0.2f, -2.0f, 0.6f } });

    private Tensor Z { get; } = Leaf(new[,] { { 1.0f, -0.5f, 0.3f }, { -1.1f, 0.8f, 0.4f } });

    private Tensor Signs { get; } = tensor(new[,] { { 1f, -1, 1 }, { -1, -1, 1 } });

    private static Tensor Leaf(float[,] values) => tensor(values, requires_grad: true);

    /// <summary>The losses, and the gradients of their sum.</summary>
    private static void Check(Tensor loss, double[] values, params (Tensor Input, double[] Gradient)[] gradients)
    {
        Close(values, loss);
        var found = autograd.grad([loss.sum()], [.. gradients.Select(expected => expected.Input)]);
        foreach (var (expected, gradient) in gradients.Zip(found))
        {
            Close(expected.Gradient, gradient);
        }
    }

    private static void Close(double[] expected, Tensor actual)
    {
        var values = actual.detach().to(float64).reshape(-1).data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, Math.Max(2e-6, Math.Abs(pair.First) * 1e-6)));
    }
}
