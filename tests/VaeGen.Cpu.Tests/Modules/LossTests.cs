using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Element-wise losses and their gradients against PyTorch 1.13.1.</summary>
public sealed class LossTests
{
    [Fact]
    public void Cross_entropy_of_logits_reduced_to_none()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target();
        var loss = functional.binary_cross_entropy_with_logits(x, t, reduction: Reduction.None);
        loss.sum().backward();
        Expect.Near([0.201413333f, 0.779355288f, 0.126928046f, 0.403186083f, 0.778138936f, 0.0485873297f], loss, 5e-6);
        Expect.Near([0.182425529f, 0.324442506f, -0.119202971f, -0.331812263f, -0.449833959f, 0.0474258736f], x.grad!, 5e-6);
        Expect.Near([1.5f, -0.300000012f, -2f, -0.699999988f, 0.200000003f, 3f], t.grad!, 5e-6);
    }

    [Fact]
    public void Cross_entropy_of_logits_reduced_to_mean()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target();
        var loss = functional.binary_cross_entropy_with_logits(x, t, reduction: Reduction.Mean);
        loss.sum().backward();
        Expect.Near([0.389601499f], loss, 5e-6);
        Expect.Near([0.0304042548f, 0.054073751f, -0.0198671613f, -0.0553020425f, -0.0749723241f, 0.00790431257f], x.grad!, 5e-6);
        Expect.Near([0.25f, -0.0500000007f, -0.333333343f, -0.116666667f, 0.0333333351f, 0.5f], t.grad!, 5e-6);
    }

    [Fact]
    public void Cross_entropy_of_logits_reduced_to_sum()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target();
        var loss = functional.binary_cross_entropy_with_logits(x, t, reduction: Reduction.Sum);
        loss.sum().backward();
        Expect.Near([2.33760905f], loss, 5e-6);
        Expect.Near([0.182425529f, 0.324442506f, -0.119202971f, -0.331812263f, -0.449833959f, 0.0474258736f], x.grad!, 5e-6);
        Expect.Near([1.5f, -0.300000012f, -2f, -0.699999988f, 0.200000003f, 3f], t.grad!, 5e-6);
    }

    [Fact]
    public void Cross_entropy_of_logits_with_weights()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target().detach();
        var loss = functional.binary_cross_entropy_with_logits(x, t, tensor([1f, 2f, 0.5f]), pos_weights: tensor([3f, 1f, 0.2f]));
        loss.sum().backward();
        Expect.Near([0.760491073f], loss, 5e-6);
        Expect.Near([0.0304042548f, 0.108147502f, -0.00198671338f, -0.165906116f, -0.149944648f, 0.00395215629f], x.grad!, 5e-6);
    }

    [Fact]
    public void Cross_entropy_of_probabilities()
    {
        using var scope = NewDisposeScope();
        var p = tensor([0.1f, 0.999f, 0.5f, 0f, 1f, 0.3f], [2, 3], requires_grad: true);
        var t = Target().detach();
        var loss = functional.binary_cross_entropy(p, t, reduction: Reduction.None);
        loss.sum().backward();
        Expect.Near([0.105360545f, 5.18107653f, 0.693147182f, 100f, 10.0000019f, 0.356674969f], loss, 1e-4);
        Expect.Near([1.11111116f, 749.75946f, -2f, -9.99999996e+11f, 1.00000023e+11f, 1.42857146f], p.grad!, 1e-4);
    }

    [Fact]
    public void Squared_error()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target();
        var loss = functional.mse_loss(x, t);
        loss.sum().backward();
        Expect.Near([2.25874996f], loss, 5e-6);
        Expect.Near([-0.5f, 0.0166666713f, 0.333333343f, -0.100000009f, -0.366666675f, -1f], x.grad!, 5e-6);
        Expect.Near([0.5f, -0.0166666713f, -0.333333343f, 0.100000009f, 0.366666675f, 1f], t.grad!, 5e-6);
    }

    [Fact]
    public void Absolute_error()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target();
        var loss = functional.l1_loss(x, t);
        loss.sum().backward();
        Expect.Near([1.15833342f], loss, 5e-6);
        Expect.Near([-0.166666672f, 0.166666672f, 0.166666672f, -0.166666672f, -0.166666672f, -0.166666672f], x.grad!, 5e-6);
        Expect.Near([0.166666672f, -0.166666672f, -0.166666672f, 0.166666672f, 0.166666672f, 0.166666672f], t.grad!, 5e-6);
    }

    [Fact]
    public void Smooth_absolute_error()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target();
        var loss = functional.smooth_l1_loss(x, t, beta: 0.8);
        loss.sum().backward();
        Expect.Near([0.842968762f], loss, 5e-6);
        Expect.Near([-0.166666672f, 0.0104166698f, 0.166666672f, -0.0625000075f, -0.166666672f, -0.166666672f], x.grad!, 5e-6);
        Expect.Near([0.166666672f, -0.0104166698f, -0.166666672f, 0.0625000075f, 0.166666672f, 0.166666672f], t.grad!, 5e-6);
    }

    [Fact]
    public void Huber_loss()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target();
        var loss = functional.huber_loss(x, t, 0.8);
        loss.sum().backward();
        Expect.Near([0.674375057f], loss, 5e-6);
        Expect.Near([-0.13333334f, 0.00833333563f, 0.13333334f, -0.0500000045f, -0.13333334f, -0.13333334f], x.grad!, 5e-6);
        Expect.Near([0.13333334f, -0.00833333563f, -0.13333334f, 0.0500000045f, 0.13333334f, 0.13333334f], t.grad!, 5e-6);
    }

    [Fact]
    public void Divergence_from_log_probabilities()
    {
        using var scope = NewDisposeScope();
        var x = functional.log_softmax(Input(), 1).detach().requires_grad_();
        var t = functional.log_softmax(Target() * 2, 1).detach().requires_grad_();
        var loss = functional.kl_div(x, t);
        loss.sum().backward();
        Expect.Near([0.0281042382f], loss, 1e-5);
        Expect.Near([-0.016603943f, -0.0273752715f, -0.122687459f, -0.0852922425f, -0.0698313788f, -0.0115430495f], x.grad!, 1e-5);
        Expect.Near([0.0396276787f, 0.0297471397f, 0.108779937f, 0.058737874f, 0.0969724655f, 0.0275724903f], t.grad!, 1e-5);
    }

    [Fact]
    public void Divergence_from_probabilities()
    {
        using var scope = NewDisposeScope();
        var x = functional.log_softmax(Input(), 1).detach().requires_grad_();
        var t = Target().detach();
        var loss = functional.kl_div(x, t, log_target: false, reduction: Reduction.Sum);
        loss.sum().backward();
        Expect.Near([1.71614909f], loss, 5e-6);
        Expect.Near([-0f, -0.25f, -1f, -1f, -0.899999976f, -0f], x.grad!, 5e-6);
    }

#if VAE_ENGINE_CPU
    // TorchSharp adds up each sample's terms first; the engine takes PyTorch's side.
    [Fact]
    public void Gaussian_likelihood()
    {
        using var scope = NewDisposeScope();
        var x = Input();
        var t = Target();
        var v = tensor([0.5f, 2f, 1e-9f, 1f, 0.1f, 4f], [2, 3], requires_grad: true);
        var loss = functional.gaussian_nll_loss(x, t, v, full: true, reduction: Reduction.None);
        loss.sum().backward();
        Expect.Near([2.82236481f, 1.26613712f, 499994f, 0.963938534f, 5.81764603f, 2.73708582f], loss, 1e-5);
        Expect.Near([-3f, 0.025000006f, 1000000f, -0.300000012f, -11f, -0.75f], x.grad!, 1e-5);
        Expect.Near([3f, -0.025000006f, -1000000f, 0.300000012f, 11f, 0.75f], t.grad!, 1e-5);
        Expect.Near([-3.5f, 0.249687493f, -4.99999506e+11f, 0.454999983f, -55.5f, -0.15625f], v.grad!, 1e-5);
    }

    [Fact]
    public void A_value_that_is_no_probability_is_refused()
    {
        using var scope = NewDisposeScope();
        foreach (var bad in new[] { -0.1f, 1.1f, float.NaN })
        {
            var error = Assert.ThrowsAny<Exception>(() => functional.binary_cross_entropy(tensor([0.5f, bad]), tensor([1f, 1f])));
            Assert.Contains("between 0 and 1", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_negative_variance_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => functional.gaussian_nll_loss(ones(2), ones(2), tensor([1f, -1e-9f])));
    }

    [Fact]
    public void A_target_of_another_shape_names_both()
    {
        using var scope = NewDisposeScope();
        var error = Assert.ThrowsAny<Exception>(() => functional.binary_cross_entropy_with_logits(zeros(2, 3), zeros(3, 2)));
        Assert.Contains("[2, 3]", error.Message, StringComparison.Ordinal);
        Assert.Contains("[3, 2]", error.Message, StringComparison.Ordinal);
    }
#endif

    [Fact]
    public void A_target_is_broadcast_and_its_gradient_summed()
    {
        using var scope = NewDisposeScope();
        var x = zeros(4, 3);
        var t = tensor([1f, 2f, 3f], requires_grad: true);
        var loss = functional.mse_loss(x, t, Reduction.Sum);
        loss.backward();
        Assert.Equal(56, loss.ToSingle());
        Expect.Near([8f, 16f, 24f], t.grad!);
    }

    [Fact]
    public void Views_that_are_not_contiguous_count_element_by_element()
    {
        using var scope = NewDisposeScope();
        var x = arange(12f).reshape(3, 4).t();
        var t = zeros(4, 3);
        Assert.Equal(506, functional.mse_loss(x, t, Reduction.Sum).ToSingle());
    }

    [Fact]
    public void The_sum_of_a_long_loss_is_exact_to_single_precision()
    {
        using var scope = NewDisposeScope();
        var x = rand(100, 7777);
        var t = rand(100, 7777);
        var single = functional.binary_cross_entropy_with_logits(x, t, reduction: Reduction.Sum).ToSingle();
        var twofold = functional.binary_cross_entropy_with_logits(x.to(ScalarType.Float64), t.to(ScalarType.Float64), reduction: Reduction.Sum).ToDouble();
        Assert.Equal(twofold, single, twofold * 2e-7);
    }

    [Fact]
    public void Loss_modules_do_what_the_functions_do()
    {
        using var scope = NewDisposeScope();
        Tensor x = Input().detach(), t = Target().detach();
        using var mean = MSELoss();
        using var sum = BCEWithLogitsLoss(reduction: Reduction.Sum);
        using var huber = HuberLoss(0.8);
        Assert.Equal(functional.mse_loss(x, t).ToSingle(), mean.call(x, t).ToSingle());
        Assert.Equal(functional.binary_cross_entropy_with_logits(x, t, reduction: Reduction.Sum).ToSingle(), sum.forward(x, t).ToSingle());
        Assert.Equal(functional.huber_loss(x, t, 0.8).ToSingle(), huber.call(x, t).ToSingle());
        Assert.Equal(Reduction.Sum, sum.reduction);
    }

    private static Tensor Input() => tensor([-1.5f, 0.3f, 2f, 0.7f, -0.2f, -3f], [2, 3], requires_grad: true);

    private static Tensor Target() => tensor([0f, 0.25f, 1f, 1f, 0.9f, 0f], [2, 3], requires_grad: true);
}
