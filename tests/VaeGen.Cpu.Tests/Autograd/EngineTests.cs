using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

public sealed class EngineTests
{
    [Fact]
    public void Gradients_add_up_over_passes_and_over_uses()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], requires_grad: true);
        (x * x + x).sum().backward();
        Assert.Equal([3f, 5f], x.grad!.data<float>().ToArray());
        x.mul(2).sum().backward();
        Assert.Equal([5f, 7f], x.grad!.data<float>().ToArray());
        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void A_second_pass_needs_the_graph_kept()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], requires_grad: true);
        var kept = x.exp().sum();
        kept.backward(retain_graph: true);
        kept.backward();
        var freed = x.exp().sum();
        freed.backward();
        var error = Assert.Throws<ExternalException>(() => freed.backward());
        Assert.Contains("backward through the graph a second time", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_graph_there_is_nothing_to_do()
    {
        using var scope = NewDisposeScope();
        var error = Assert.Throws<ExternalException>(() => tensor(1f).backward());
        Assert.Contains("does not require grad and does not have a grad_fn", error.Message, StringComparison.Ordinal);
        var vector = ones(3, requires_grad: true).mul(2);
        error = Assert.Throws<ExternalException>(() => vector.backward());
        Assert.Contains("only for scalar outputs", error.Message, StringComparison.Ordinal);
        vector.backward([tensor([1f, 2f, 3f])]);
    }

    [Fact]
    public void Modes_decide_what_is_recorded()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        using (no_grad())
        {
            Assert.False(is_grad_enabled());
            Assert.False((x * 2).requires_grad);
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }
            Assert.False(is_grad_enabled());
        }
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((x * 2).requires_grad);
        }
        Assert.True(is_grad_enabled());
        Assert.False(x.detach().requires_grad);
        Assert.False((x > 0).requires_grad);
        Assert.True(x.is_leaf);
        Assert.False((x * 2).is_leaf);
    }

    [Fact]
    public void Leaves_are_not_overwritten_while_recording()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var error = Assert.Throws<ExternalException>(() => x.add_(1));
        Assert.Contains("a leaf Variable that requires grad", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ExternalException>(() => x[0] = 3f);
        Assert.Contains("a view of a leaf Variable that requires grad", error.Message, StringComparison.Ordinal);
        using (no_grad())
        {
            x.add_(1);
        }
        Assert.Equal([2f, 2f], x.data<float>().ToArray());
        Assert.True(x.requires_grad);
    }

    [Fact]
    public void Changing_what_was_saved_is_noticed()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, requires_grad: true);
        var y = x * 2;
        var z = y.sin();
        y.add_(1);
        var error = Assert.Throws<ExternalException>(() => z.sum().backward());
        Assert.Contains("modified by an inplace operation", error.Message, StringComparison.Ordinal);
        Assert.Contains("is at version 1; expected version 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inner_tensors_keep_their_gradient_when_asked()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3f], requires_grad: true);
        var y = x * x;
        y.retain_grad();
        (y * 2).sum().backward();
        Assert.Equal(2f, y.grad!.item<float>());
        Assert.Equal(12f, x.grad!.item<float>());
    }

    [Fact]
    public void Gradients_by_chosen_inputs_leave_the_others_alone()
    {
        using var scope = NewDisposeScope();
        var x = tensor([3f], requires_grad: true);
        var w = tensor([2f], requires_grad: true);
        var h = x * w;
        var result = autograd.grad([(h * h).sum()], [w, h], retain_graph: true);
        Assert.Equal(36f, result[0].item<float>());
        Assert.Equal(12f, result[1].item<float>());
        Assert.Null(w.grad);
        Assert.Null(x.grad);
        (h * h).sum().backward(inputs: [x]);
        Assert.Equal(24f, x.grad!.item<float>());
        Assert.Null(w.grad);
    }

    [Fact]
    public void A_graph_may_be_as_deep_as_it_likes()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f], requires_grad: true);
        var y = x;
        for (var i = 0; i < 100_000; i++)
        {
            var next = y + 1;
            if (!ReferenceEquals(y, x))
            {
                y.Dispose();
            }
            y = next;
        }
        y.backward();
        Assert.Equal(1f, x.grad!.item<float>());

        // and is let go as easily as it is walked
        var dropped = x * 1;
        for (var i = 0; i < 100_000; i++)
        {
            var next = dropped * 1;
            dropped.Dispose();
            dropped = next;
        }
        dropped.Dispose();
    }

    [Fact]
    public void What_is_saved_survives_its_handle()
    {
        var x = tensor([2f, 3f], requires_grad: true);
        Tensor loss;
        using (NewDisposeScope())
        {
            loss = (x * x).exp().log().sum().MoveToOuterDisposeScope();
        }
        loss.backward();
        Assert.True(x.grad!.allclose(tensor([4f, 6f])));
    }
}
