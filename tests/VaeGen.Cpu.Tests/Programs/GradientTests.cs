using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Autograd as programs meet it: leaves, accumulation, detaching, freezing, clipping.</summary>
public class GradientTests
{
    [Fact]
    public void A_gradient_is_the_derivative()
    {
        var x = tensor(new[] { 0.5f, -1.5f, 2f }, requires_grad: true);
        var y = (x.sin() * x.exp()).sum();

        y.backward();

        using (no_grad())
        {
            var expected = x.exp() * (x.sin() + x.cos());
            Assert.True(x.grad!.allclose(expected));
        }
        Assert.True(y.requires_grad);
        Assert.False(y.is_leaf);
    }

    [Fact]
    public void Gradients_accumulate_until_they_are_zeroed()
    {
        var x = ones(2, requires_grad: true);
        (3 * x).sum().backward();
        (4 * x).sum().backward();
        Assert.Equal([7f, 7f], x.grad!.data<float>().ToArray());

        x.grad!.zero_();
        (x * x).sum().backward();
        Assert.Equal([2f, 2f], x.grad!.data<float>().ToArray());

        x.grad = null;
        Assert.Null(x.grad);
    }

    [Fact]
    public void Zero_grad_of_an_optimiser_and_of_a_module_forget()
    {
        using var layer = nn.Linear(2, 1);
        using var optimizer = optim.SGD(layer.parameters(), 0.1);
        layer.forward(ones(1, 2)).sum().backward();
        Assert.NotNull(layer.weight!.grad);
        optimizer.zero_grad();
        Assert.True(layer.weight!.grad is null || layer.weight!.grad.eq(0).all().ToBoolean());
        layer.forward(ones(1, 2)).sum().backward();
        layer.zero_grad();
        Assert.True(layer.weight!.grad is null || layer.weight!.grad.eq(0).all().ToBoolean());
        layer.forward(ones(1, 2)).sum().backward();
        Assert.Equal([1f, 1f], layer.weight!.grad!.data<float>().ToArray());
    }

    [Fact]
    public void No_grad_and_detach_cut_the_graph()
    {
        var x = ones(3, requires_grad: true);
        using (no_grad())
        {
            Assert.False((x * 2).requires_grad);
            Assert.False(is_grad_enabled());
            using (enable_grad())
            {
                Assert.True((x * 2).requires_grad);
            }
        }
        Assert.True(is_grad_enabled());

        (x * x.detach()).sum().backward();
        Assert.Equal([1f, 1f, 1f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void A_vector_needs_a_seed_and_a_graph_runs_once()
    {
        var x = ones(2, requires_grad: true);
        var y = x * x;
        Assert.ThrowsAny<Exception>(() => y.backward());
        y.backward([tensor(new[] { 1f, 10f })]);
        Assert.Equal([2f, 20f], x.grad!.data<float>().ToArray());
        Assert.ThrowsAny<Exception>(() => y.backward([ones(2)]));

        var z = (x * x).sum();
        z.backward(retain_graph: true);
        z.backward();
        Assert.Equal([6f, 24f], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Changing_a_leaf_in_place_needs_no_grad()
    {
        var x = ones(2, requires_grad: true);
        Assert.ThrowsAny<Exception>(() => x.add_(1));
        using (no_grad())
        {
            x.add_(1);
        }
        Assert.Equal([2f, 2f], x.data<float>().ToArray());
    }

    [Fact]
    public void Gradients_of_chosen_tensors_come_back_from_grad()
    {
        var x = tensor(3f, requires_grad: true);
        var y = tensor(5f, requires_grad: true);
        var gradients = autograd.grad([x * x * y], [x, y]);

        Assert.Equal([30f, 9f], gradients.Select(g => g.ToSingle()));
        Assert.Null(x.grad);
    }

    [Fact]
    public void Clipping_scales_gradients_to_a_norm_or_a_range()
    {
        using var layer = nn.Linear(3, 1, hasBias: false);
        (layer.forward(tensor(new[,] { { 3f, 4f, 12f } })) * 1).sum().backward();

        var norm = nn.utils.clip_grad_norm_(layer.parameters(), 6.5);
        Assert.Equal(13, norm, 1e-4);
        Assert.Equal(6.5f, layer.weight!.grad!.norm().ToSingle(), 1e-4);
        Assert.Equal(2f, layer.weight.grad![0, 1].ToSingle(), 1e-4);

        nn.utils.clip_grad_value_(layer.parameters(), 1.75);
        Assert.Equal([1.5f, 1.75f, 1.75f], layer.weight.grad!.data<float>().ToArray().Select(v => MathF.Round(v, 3)));
    }
}
