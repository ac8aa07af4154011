using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Dropout: PyTorch 1.13.1's mask for a seed, and what the modes do.</summary>
public sealed class DropoutTests
{
    [Fact]
    public void A_seed_gives_PyTorchs_mask()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Expect.Near([1.42857146f, 1.42857146f, 0f, 1.42857146f, 0f, 1.42857146f, 1.42857146f, 1.42857146f, 1.42857146f, 0f, 1.42857146f, 1.42857146f, 1.42857146f, 1.42857146f, 0f, 1.42857146f, 1.42857146f, 1.42857146f, 0f, 1.42857146f], nn.functional.dropout(ones(20), 0.3));
    }

    [Fact]
    public void What_was_dropped_passes_no_gradient()
    {
        using var scope = NewDisposeScope();
        var x = ones(1000, requires_grad: true);
        var y = nn.functional.dropout(x, 0.4);
        y.sum().backward();
        Assert.True(y.Equals(x.grad!));
    }

    [Fact]
    public void In_evaluation_the_module_hands_its_input_on()
    {
        using var scope = NewDisposeScope();
        using var module = nn.Dropout(0.9);
        var x = randn(50);
        module.eval();
        Assert.True(module.call(x).Equals(x));
        module.train();
        Assert.False(module.call(x).Equals(x));
    }

    [Theory]
    [InlineData(0.0, 8)]
    [InlineData(1.0, 0)]
    public void The_ends_of_the_range_keep_all_or_nothing(double p, float expected)
    {
        using var scope = NewDisposeScope();
        Assert.Equal(expected, nn.functional.dropout(ones(8), p).sum().ToSingle());
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    public void A_probability_out_of_range_is_named(double p)
    {
        using var scope = NewDisposeScope();
        var error = Assert.ThrowsAny<Exception>(() => nn.functional.dropout(ones(8), p));
        Assert.Contains("between 0 and 1", error.Message, StringComparison.Ordinal);
    }
}
