using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Tensors;

/// <summary>What is drawn has the distribution that it should have; the streams themselves are compared with PyTorch's in the goldens.</summary>
public sealed class SamplingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_category_is_drawn_as_often_as_its_weight_says(bool replacement)
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        var weights = tensor([1f, 0, 3, 6]);
        var drawn = replacement ? weights.multinomial(20_000, true) : weights.expand(20_000, 4).multinomial(1).flatten();
        var shares = drawn.bincount(null, 4).to(ScalarType.Float32) / 20_000;
        Assert.True(shares.allclose(weights / 10, 0, 0.015), $"the shares are {string.Join(", ", shares.data<float>().ToArray())}");
    }

    [Fact]
    public void Without_replacement_no_category_comes_twice()
    {
        using var scope = NewDisposeScope();
        var drawn = ones(50, 7).multinomial(7);
        Assert.True(drawn.sort(1).Values.Equals(arange(7).expand(50, 7)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(4.5)]
    [InlineData(60.0)]
    public void Poisson_numbers_have_their_rate_as_mean_and_variance(double rate)
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        var drawn = full([40_000], rate, dtype: float64).poisson();
        Assert.Equal(rate, drawn.mean().item<double>(), 0.02 * rate);
        Assert.Equal(rate, drawn.var().item<double>(), 0.03 * rate);
    }
}
