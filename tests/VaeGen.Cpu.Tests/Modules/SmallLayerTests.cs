using TorchSharp;
using VaeGen.Cpu.Tests.Goldens;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Attention, shuffles, paddings, distances and the bilinear layer: modules, first weights, refusals.</summary>
[Collection(ProcessGenerator.Name)]
public sealed class SmallLayerTests
{
    [Fact]
    public void A_seed_gives_PyTorchs_bilinear_layer()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var layer = Bilinear(2, 3, 2);
        Expect.Near([0.467046678f, -0.528759003f, 0.576249123f, 0.452445149f, 0.594115973f, -0.54214555f, -0.474622071f, 0.336468816f, -0.660063446f, 0.698882759f, 0.15051271f, 0.0913175493f], layer.weight);
        Expect.Near([-0.604700446f, 0.225339308f], layer.bias!);
        Tensor one = randn(4, 2), two = randn(4, 3);
        Assert.True(layer.call(one, two).Equals(functional.bilinear(one, two, layer.weight, layer.bias)));
        using var plain = Bilinear(2, 3, 2, hasBias: false);
        Assert.Null(plain.bias);
    }

    [Fact]
    public void Modules_do_what_the_functions_do()
    {
        using var scope = NewDisposeScope();
        Tensor lines = randn(2, 3, 8), images = randn(2, 4, 8, 6), volumes = randn([2, 3, 4, 5, 6]), other = randn(2, 3, 8);
        (Module<Tensor, Tensor> Module, Tensor Input, Tensor Expected)[] cases =
        [
            (PixelShuffle(2), images, functional.pixel_shuffle(images, 2)),
            (PixelUnshuffle(2), images, functional.pixel_unshuffle(images, 2)),
            (ZeroPad2d(1), images, functional.pad(images, [1, 1, 1, 1])),
            (ZeroPad2d((1, 2, 0, 3)), images, functional.pad(images, [1, 2, 0, 3])),
            (ConstantPad1d(2, 1.5), lines, functional.pad(lines, [2, 2], value: 1.5)),
            (ConstantPad1d((0, 2), 1.5), lines, functional.pad(lines, [0, 2], value: 1.5)),
            (ConstantPad2d((1, 2, 0, 3), -1), images, functional.pad(images, [1, 2, 0, 3], value: -1)),
            (ConstantPad3d(1, 2), volumes, functional.pad(volumes, [1, 1, 1, 1, 1, 1], value: 2)),
            (ReflectionPad1d(2), lines, functional.pad(lines, [2, 2], PaddingModes.Reflect)),
            (ReflectionPad2d((1, 2, 0, 3)), images, functional.pad(images, [1, 2, 0, 3], PaddingModes.Reflect)),
            (ReflectionPad3d(1), volumes, functional.pad(volumes, [1, 1, 1, 1, 1, 1], PaddingModes.Reflect)),
            (ReplicationPad1d((1, 0)), lines, functional.pad(lines, [1, 0], PaddingModes.Replicate)),
            (ReplicationPad2d(2), images, functional.pad(images, [2, 2, 2, 2], PaddingModes.Replicate)),
            (ReplicationPad3d((1, 0, 0, 1, 2, 0)), volumes, functional.pad(volumes, [1, 0, 0, 1, 2, 0], PaddingModes.Replicate)),
            (GLU(2), lines, functional.glu(lines, 2)),
            (Softmax2d(), images, functional.softmax(images, 1)),
        ];
        foreach (var (module, input, expected) in cases)
        {
            using (module)
            {
                Assert.True(module.call(input).Equals(expected), module.GetName());
            }
        }

        using var cosine = CosineSimilarity(2);
        Assert.True(cosine.call(lines, other).Equals(functional.cosine_similarity(lines, other, 2)));
        using var distance = PairwiseDistance(1, keepdim: true);
        Assert.True(distance.call(lines, other).Equals(functional.pairwise_distance(lines, other, 1, keepdim: true)));
    }

    [Fact]
    public void A_query_that_sees_no_key_gets_zeros_and_gives_no_gradient()
    {
        using var scope = NewDisposeScope();
        Tensor q = randn(2, 3, requires_grad: true), k = randn(4, 3), v = randn(4, 2);
        var mask = ones(2, 4, dtype: ScalarType.Bool);
        mask[1] = tensor(false);
        var y = functional.scaled_dot_product_attention(q, k, v, mask);
        Expect.Near([0, 0], y[1]);
        y.sum().backward();
        Expect.Near([0, 0, 0], q.grad![1]);
        var numbers = zeros(2, 4).masked_fill(mask.logical_not(), double.NegativeInfinity);
        Assert.True(y.Equals(functional.scaled_dot_product_attention(q, k, v, numbers)));
    }

    [Fact]
    public void Attention_drops_weights_by_PyTorchs_mask()
    {
        using var scope = NewDisposeScope();
        Tensor q = zeros(4, 3), k = randn(5, 3), v = eye(5);
        manual_seed(7);
        var y = functional.scaled_dot_product_attention(q, k, v, p: 0.4);
        manual_seed(7);
        Assert.True(y.allclose(functional.dropout(full(4, 5, 0.2f), 0.4)));
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        Refuses("Long", () => functional.cosine_similarity(ones(2, 3, dtype: int64), ones(2, 3, dtype: int64)));
        Refuses("[2, 4]", () => functional.scaled_dot_product_attention(ones(2, 3), ones(2, 4), ones(2, 3)));
        Refuses("[1, 3, 2, 2]", () => functional.pixel_shuffle(ones(1, 3, 2, 2), 2));
        Refuses("[1, 3, 3, 2]", () => functional.pixel_unshuffle(ones(1, 3, 3, 2), 2));
        Refuses("at least 3", () => functional.pixel_shuffle(ones(3, 2), 2));
        Refuses("[2, 3, 5]", () => functional.bilinear(ones(4, 3), ones(4, 4), ones(2, 3, 5)));
    }

    [Fact]
    public void A_mask_beside_the_causal_one_and_a_negative_probability_are_argument_errors()
    {
        using var scope = NewDisposeScope();
        Tensor x = ones(2, 3), mask = ones(2, 2);
        Assert.Equal("attn_mask", Assert.Throws<ArgumentException>(() => functional.scaled_dot_product_attention(x, x, x, mask, is_casual: true)).ParamName);
        Assert.Contains("-0.5", Assert.Throws<ArgumentException>(() => functional.scaled_dot_product_attention(x, x, x, p: -0.5)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whole_numbers_are_as_similar_as_the_real_ones_that_they_are()
    {
        using var scope = NewDisposeScope();
        Tensor real = randn(3, 5), whole = arange(1, 16, dtype: int64).reshape(3, 5);
        Assert.True(CosineSimilarity().call(real, whole).Equals(functional.cosine_similarity(real, whole.to(float32))));
        Assert.True(CosineSimilarity().call(whole, real).Equals(functional.cosine_similarity(whole.to(float32), real)));
        Assert.True(PairwiseDistance().call(real, whole).Equals(functional.pairwise_distance(real, whole.to(float32))));
    }

    private static void Refuses(string text, Func<Tensor> action) =>
        Assert.Contains(text, Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(action).Message, StringComparison.OrdinalIgnoreCase);
}
