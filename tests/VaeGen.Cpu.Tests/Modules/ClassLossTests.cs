using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Losses over classes and their gradients against PyTorch 1.13.1.</summary>
public sealed class ClassLossTests
{
    [Fact]
    public void Mean_of_cross_entropies()
    {
        using var scope = NewDisposeScope();
        var s = Scores();
        var loss = functional.cross_entropy(s, tensor([2L, 3L, 0L]));
        loss.sum().backward();
        Expect.Near([2.45679975f], loss, 1e-5);
        Expect.Near([0.0747359395f, 0.203153357f, -0.323218942f, 0.0453296378f, 0.0166127365f, 0.0100761335f, 0.0334539451f, -0.0601427965f, -0.324894041f, 0.0623584203f, 0.169507787f, 0.093027845f], s.grad!, 1e-5);
    }

    [Fact]
    public void Cross_entropy_of_each_sample()
    {
        using var scope = NewDisposeScope();
        var s = Scores();
        var loss = functional.cross_entropy(s, tensor([2L, 3L, 0L]), reduction: Reduction.None);
        loss.sum().backward();
        Expect.Near([3.4951818f, 0.198973507f, 3.67624426f], loss, 1e-5);
        Expect.Near([0.224207819f, 0.609460056f, -0.969656765f, 0.135988906f, 0.0498382077f, 0.0302284006f, 0.100361831f, -0.180428386f, -0.974682093f, 0.187075257f, 0.508523345f, 0.27908352f], s.grad!, 1e-5);
    }

    [Fact]
    public void Weighted_classes()
    {
        using var scope = NewDisposeScope();
        var s = Scores();
        var loss = functional.cross_entropy(s, tensor([2L, 3L, 0L]), tensor([1f, 0.5f, 2f, 0.25f]));
        loss.sum().backward();
        Expect.Near([3.29733896f], loss, 1e-5);
        Expect.Near([0.137974054f, 0.375052363f, -0.596711874f, 0.0836854801f, 0.00383370835f, 0.00232526171f, 0.00772014121f, -0.0138791073f, -0.299902201f, 0.0575616211f, 0.156468734f, 0.0858718529f], s.grad!, 1e-5);
    }

    [Fact]
    public void An_ignored_target()
    {
        using var scope = NewDisposeScope();
        var s = Scores();
        var loss = functional.cross_entropy(s, tensor([2L, -100L, 0L]), tensor([1f, 0.5f, 2f, 0.25f]));
        loss.sum().backward();
        Expect.Near([3.55553603f], loss, 1e-5);
        Expect.Near([0.149471879f, 0.406306714f, -0.646437883f, 0.0906592757f, 0f, 0f, 0f, 0f, -0.324894041f, 0.0623584203f, 0.169507787f, 0.093027845f], s.grad!, 1e-5);
    }

    [Fact]
    public void Smoothed_labels()
    {
        using var scope = NewDisposeScope();
        var s = Scores();
        var loss = functional.cross_entropy(s, tensor([2L, 3L, 0L]), tensor([1f, 0.5f, 2f, 0.25f]), label_smoothing: 0.1);
        loss.sum().backward();
        Expect.Near([3.15848184f], loss, 2e-5);
        Expect.Near([0.12295185f, 0.351281494f, -0.551549971f, 0.0773166046f, -0.00280432985f, -0.000881445478f, -0.00554143637f, 0.00922721531f, -0.276873946f, 0.053355705f, 0.140106171f, 0.083412081f], s.grad!, 2e-5);
    }

    [Fact]
    public void Class_probabilities()
    {
        using var scope = NewDisposeScope();
        var s = Scores();
        var q = functional.softmax(tensor([0f, 1f, 2f, 0f, 1f, 0f, 0f, 1f, 0f, 3f, 0f, 0f], [3, 4]), 1);
        var loss = functional.cross_entropy(s, q, tensor([1f, 0.5f, 2f, 0.25f]), label_smoothing: 0.1);
        loss.sum().backward();
        Expect.Near([2.43136287f], loss, 2e-5);
        Expect.Near([0.070489727f, 0.243773922f, -0.368823141f, 0.0545595102f, -0.104576848f, -0.0162004977f, -0.0703340471f, 0.191111416f, -0.0161638502f, -0.096512191f, 0.061077483f, 0.0515985489f], s.grad!, 2e-5);
    }

    [Fact]
    public void Log_probabilities()
    {
        using var scope = NewDisposeScope();
        var s = functional.log_softmax(Scores(), 1).detach().requires_grad_();
        var loss = functional.nll_loss(s, tensor([2L, 3L, 0L]), tensor([1f, 0.5f, 2f, 0.25f]));
        loss.sum().backward();
        Expect.Near([3.29733896f], loss, 1e-5);
        Expect.Near([0f, 0f, -0.615384638f, 0f, 0f, 0f, 0f, -0.0769230798f, -0.307692319f, 0f, 0f, 0f], s.grad!, 1e-5);
    }

    [Fact]
    public void Classes_of_pixels()
    {
        using var scope = NewDisposeScope();
        var s = (arange(12f).reshape(1, 3, 2, 2) * 0.3).sin().requires_grad_();
        var loss = functional.cross_entropy(s, tensor([0L, 2L, 1L, 1L], [1, 2, 2]), reduction: Reduction.None);
        loss.sum().backward();
        Expect.Near([1.70558858f, 1.29333854f, 0.741479874f, 0.825698674f], loss, 1e-5);
        Expect.Near([-0.818334579f, 0.240460828f, 0.316419929f, 0.404306889f, 0.461372495f, 0.485185802f, -0.523591638f, -0.562071085f, 0.356962115f, -0.725646675f, 0.207171664f, 0.157764167f], s.grad!, 1e-5);
    }

    [Fact]
    public void A_class_out_of_range_is_named()
    {
        using var scope = NewDisposeScope();
        var error = Assert.ThrowsAny<Exception>(() => functional.cross_entropy(Scores(), tensor([2L, 4L, 0L])));
        Assert.Contains("Target 4 is out of bounds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Modules_do_what_the_functions_do()
    {
        using var scope = NewDisposeScope();
        using var loss = CrossEntropyLoss(ignore_index: 3);
        Assert.Equal(functional.cross_entropy(Scores(), tensor([2L, 3L, 0L]), ignore_index: 3).ToSingle(), loss.call(Scores(), tensor([2L, 3L, 0L])).ToSingle());
    }

    private static Tensor Scores() => tensor([1f, 2f, -1f, 0.5f, 0.2f, -0.3f, 0.9f, 3f, -2f, 0f, 1f, 0.4f], [3, 4], requires_grad: true);
}
