using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Layer, group and instance norm as modules: what they hold, and what they refuse.</summary>
public sealed class NormalizationTests
{
    [Fact]
    public void Layer_norm_holds_a_weight_and_a_bias_of_the_normalised_shape()
    {
        using var scope = NewDisposeScope();
        using var module = nn.LayerNorm([3, 4]);
        Assert.Equal(["weight", "bias"], module.named_parameters().Select(p => p.name));
        Assert.Equal([3, 4], module.weight.shape);
        var x = randn(2, 3, 4);
        Assert.True(module.call(x).Equals(nn.functional.layer_norm(x, [3, 4])));

        using var plain = nn.LayerNorm(4, elementwise_affine: false);
        Assert.Empty(plain.named_parameters());
        Assert.True(plain.call(x).Equals(nn.functional.layer_norm(x, [4])));

        using var weighted = nn.LayerNorm(4, bias: false);
        Assert.Equal(["weight"], weighted.named_parameters().Select(p => p.name));
    }

    [Fact]
    public void A_row_of_one_value_becomes_its_bias()
    {
        using var scope = NewDisposeScope();
        Expect.Near([0.25f, 0.25f], nn.functional.layer_norm(tensor([3.7f, -1e6f], [2, 1]), [1], ones(1), full(1, 0.25f)));
    }

    [Fact]
    public void Group_norm_starts_as_plain_normalisation()
    {
        using var scope = NewDisposeScope();
        using var module = nn.GroupNorm(2, 4);
        Expect.Near([1, 1, 1, 1], module.weight);
        var x = randn(2, 4, 5);
        Assert.True(module.call(x).Equals(nn.functional.group_norm(x, 2)));
        Assert.Throws<ArgumentException>(() => module.call(ones(2, 4)));
    }

    [Fact]
    public void Instance_norm_takes_samples_with_and_without_a_batch()
    {
        using var scope = NewDisposeScope();
        using var module = nn.InstanceNorm2d(3);
        Assert.Empty(module.state_dict());
        var x = randn(3, 4, 5);
        Assert.True(module.call(x.unsqueeze(0))[0].Equals(module.call(x)));
        Assert.Contains("num_features", Assert.Throws<ArgumentException>(() => module.call(ones(2, 4, 5, 5))).Message, StringComparison.Ordinal);
        Assert.Contains("2D", Assert.Throws<ArgumentException>(() => module.call(ones(2, 4))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Instance_norm_with_running_statistics_uses_them_in_evaluation()
    {
        using var scope = NewDisposeScope();
        using var module = nn.InstanceNorm1d(2, eps: 0, momentum: 1, track_running_stats: true);
        _ = module.call(tensor([0f, 2f, 5f, 9f, 4f, 6f, 1f, 5f], [2, 2, 2]));
        Expect.Near([3, 5], module.running_mean!);
        Expect.Near([2, 8], module.running_var!);
        module.eval();
        Expect.Near([0, 0.70710678f, 0, 0.35355339f], module.call(tensor([3f, 4f, 5f, 6f], [1, 2, 2])), 1e-4);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        Refuses("[2, 4]", () => nn.functional.layer_norm(ones(2, 4), [3]));
        Refuses("[5]", () => nn.functional.layer_norm(ones(2, 3), [3], ones(5)));
        Refuses("at least 1-dimensional", () => nn.functional.layer_norm(ones(2, 3), []));
        Refuses("running_mean", () => nn.functional.instance_norm(ones(2, 3, 4), use_input_stats: false));
        Refuses("num groups", () => nn.functional.group_norm(ones(2, 3, 4), 0));
    }

    private static void Refuses(string text, Func<Tensor> action) =>
        Assert.Contains(text, Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(action).Message, StringComparison.OrdinalIgnoreCase);
}
