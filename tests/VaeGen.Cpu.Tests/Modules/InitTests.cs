using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Initialisers against PyTorch 1.13.1, seed 5.</summary>
public sealed class InitTests
{
    [Fact]
    public void Xavier_uniform() => Check(t => init.xavier_uniform_(t, 1.5), [1.08531833f, -1.22872484f, 1.339082f, 1.05138755f, 1.38060069f, -1.25983238f]);

    [Fact]
    public void Kaiming_uniform() => Check(t => init.kaiming_uniform_(t, 0.1), [0.929457605f, -1.05226982f, 1.1467787f, 0.900399506f, 1.18233502f, -1.07890999f]);

    [Fact]
    public void Kaiming_normal() => Check(
        t => init.kaiming_normal_(t, 0, init.FanInOut.FanOut, init.NonlinearityType.ReLU), [-0.486780763f, -0.603821576f, -0.55809623f, 0.667524278f, -0.197415099f, 1.94278347f]);

#if VAE_ENGINE_CPU
    // TorchSharp 0.106 draws uniform numbers here.
    [Fact]
    public void Xavier_normal() => Check(t => init.xavier_normal_(t), [-0.307867169f, -0.381890297f, -0.352971047f, 0.422179431f, -0.124856271f, 1.22872424f]);
#endif

    [Fact]
    public void Constants()
    {
        using var scope = NewDisposeScope();
        Expect.Near([1f, 0f, 0f, 0f, 1f, 0f], init.eye_(empty(2, 3)));
        Expect.Near([2.5f, 2.5f], init.constant_(empty(2), 2.5));
        Expect.Near([1f, 1f], init.ones_(empty(2)));
        Expect.Near([0f, 0f], init.zeros_(empty(2)));
    }

    [Fact]
    public void Parameters_are_filled_outside_the_graph()
    {
        using var weight = Parameter(empty(3, 3));
        init.uniform_(weight, 2, 3);
        Assert.True(weight.is_leaf);
        Assert.True(weight.requires_grad);
        using var smallest = weight.detach().min();
        Assert.InRange(smallest.ToSingle(), 2, 3);
    }

    [Fact]
    public void Fans_count_the_receptive_field()
    {
        using var weight = empty(8, 4, 3, 3);
        Assert.Equal((36L, 72L), init.CalculateFanInAndFanOut(weight));
        using var vector = empty(8);
        Assert.Throws<ArgumentException>(() => init.CalculateFanInAndFanOut(vector));
    }

    [Theory]
    [InlineData(init.NonlinearityType.Linear, 0, 1)]
    [InlineData(init.NonlinearityType.Tanh, 0, 5.0 / 3)]
    [InlineData(init.NonlinearityType.ReLU, 0, 1.4142135623730951)]
    [InlineData(init.NonlinearityType.LeakyReLU, 2, 0.6324555320336759)]
    public void Gains(init.NonlinearityType nonlinearity, double parameter, double expected) =>
        Assert.Equal(expected, init.calculate_gain(nonlinearity, parameter), 1e-12);

    private static void Check(Func<Tensor, Tensor> initialise, float[] expected)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        Expect.Near(expected, initialise(empty(2, 3)), 1e-6);
    }
}
