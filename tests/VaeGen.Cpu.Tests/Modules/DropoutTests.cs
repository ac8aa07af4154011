using TorchSharp;
using VaeGen.Cpu.Tests.Goldens;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Dropout: PyTorch 1.13.1's mask for a seed, and what the modes do.</summary>
[Collection(ProcessGenerator.Name)]
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
    public void Whole_channels_are_dropped_by_PyTorchs_mask()
    {
        using var scope = NewDisposeScope();
        const float kept = 1.66666663f;
        manual_seed(3);
        var lines = nn.functional.dropout1d(ones(2, 4, 3), 0.4);
        Expect.Near([kept, kept, 0, kept, 0, 0, kept, kept], lines.select(2, 1).flatten());
        manual_seed(3);
        Expect.Near([kept, kept, 0, kept, 0, 0, kept, kept, kept, 0, kept, kept], nn.functional.dropout2d(ones(3, 4, 1, 2), 0.4).select(3, 1).flatten());
    }

    [Fact]
    public void Alpha_dropout_is_PyTorchs()
    {
        using var scope = NewDisposeScope();
        manual_seed(3);
        Expect.Near([-2.98971844f, -2.12876582f, -1.05954826f, -0.40686056f, -1.05954826f, 1.31504464f, 2.17599726f, 3.03694987f], nn.functional.alpha_dropout(arange(8, dtype: float32) - 4, 0.3, training: true));
        manual_seed(3);
        Expect.Near([1.31504464f, 1.31504464f, -1.05954826f, 1.31504464f, -1.05954826f, 1.31504464f, 1.31504464f, 1.31504464f], nn.functional.feature_alpha_dropout(ones(2, 4, 2), 0.3, training: true).select(2, 1).flatten());
    }

    [Fact]
    public void Every_kind_of_dropout_drops_in_training_only()
    {
        using var scope = NewDisposeScope();
        var x = randn(4, 8, 3) + 10;
        nn.Module<Tensor, Tensor>[] modules = [nn.Dropout1d(), nn.Dropout2d(), nn.Dropout3d(), nn.AlphaDropout(), nn.FeatureAlphaDropout(), nn.FeatureAlphaDropout(0.5, inplace: true), nn.Dropout2d(0.5, inplace: true)];
        foreach (var module in modules)
        {
            using (module)
            {
                module.eval();
                Assert.True(module.call(x).Equals(x), module.GetName());
                module.train();
                var input = x.clone();
                Assert.False(module.call(input).Equals(x), module.GetName());
            }
        }

        using var lines = nn.Dropout1d();
        Assert.Throws<ArgumentException>(() => lines.call(ones(2, 3)));
        Assert.ThrowsAny<Exception>(() => nn.functional.dropout2d(ones(3)));
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
