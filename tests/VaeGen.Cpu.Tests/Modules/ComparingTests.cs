using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Layers of two inputs: distance, angle, bilinear form. The expected values are PyTorch's.</summary>
public sealed class ComparingTests
{
    [Fact]
    public void The_cosine_of_an_angle()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[,] { { 1f, 2, 3 }, { 0, 0, 0 } }, requires_grad: true);
        var b = tensor(new[,] { { 3f, -1, 2 }, { 1, 1, 1 } });
        var cosine = CosineSimilarity().call(a, b);
        Close([0.5, 0], cosine);
        cosine.sum().backward();
        Close([0.178571417927742, -0.1428571343421936, 0.035714298486709595, 57735028, 57735028, 57735028], a.grad!);
        Assert.Equal([2, 4], functional.cosine_similarity(rand(2, 3, 4), rand(2, 3, 4)).shape);
        Assert.Equal([2, 3], functional.cosine_similarity(rand(2, 3, 4), rand(3, 4), dim: -1).shape);
    }

    [Fact]
    public void The_distance_of_rows()
    {
        using var scope = NewDisposeScope();
        var a = tensor(new[,] { { 1f, 2, 3 }, { 0, 0, 0 } }, requires_grad: true);
        var b = tensor(new[,] { { 3f, -1, 2 }, { 1, 1, 1 } });
        var distance = PairwiseDistance(p: 3).call(a, b);
        Close([3.3019280433654785, 1.4422481060028076], distance);
        distance.sum().backward();
        Close([-0.36688026785850525, 0.8254819512367249, 0.0917203277349472, -0.48074984550476074, -0.48074984550476074, -0.48074984550476074], a.grad!);
        Assert.Equal([2, 1], PairwiseDistance(keepdim: true).call(a, b).shape);
    }

    [Fact]
    public void A_bilinear_form()
    {
        using var scope = NewDisposeScope();
        var weight = (arange(12f).reshape(2, 3, 2) / 10).requires_grad_();
        var x1 = tensor(new[,] { { 1f, 2, 3 }, { 4, 5, 6 } }, requires_grad: true);
        var x2 = tensor(new[,] { { 1f, -1 }, { 2, 0.5f } }, requires_grad: true);
        var y = functional.bilinear(x1, x2, weight, tensor(new[] { 0.5f, -0.5f }));
        Close([-0.1, -1.1, 9.75, 31.25], y);
        (y * tensor(new[,] { { 1f, 2 }, { 3, 4 } })).sum().backward();
        Close([-0.3, -0.3, -0.3, 6.35, 9.85, 13.35], x1.grad!);
        Close([12, 13.8, 59.8, 70.3], x2.grad!);
        Close([25, 5, 32, 5.5, 39, 6, 34, 6, 44, 6, 54, 6], weight.grad!);
    }

    [Fact]
    public void A_bilinear_layer_has_a_matrix_for_each_output()
    {
        using var scope = NewDisposeScope();
        using var layer = Bilinear(20, 30, 40);
        Assert.Equal([40, 20, 30], layer.weight.shape);
        Assert.Equal(["weight", "bias"], layer.named_parameters().Select(parameter => parameter.name));
        Assert.True(layer.weight.abs().max().ToSingle() <= 1 / Math.Sqrt(20));
        Assert.Equal([128, 40], layer.call(rand(128, 20), rand(128, 30)).shape);
        Assert.Equal([4, 5, 40], layer.call(rand(4, 5, 20), rand(4, 5, 30)).shape);
        Assert.Throws<ExternalException>(() => layer.call(rand(128, 30), rand(128, 30)));
        Assert.Throws<ExternalException>(() => layer.call(rand(3, 20), rand(4, 30)));
        using var bare = Bilinear(2, 2, 1, hasBias: false);
        Assert.Null(bare.bias);
    }

    private static void Close(double[] expected, Tensor actual)
    {
        var values = actual.detach().to(float64).data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, Math.Max(1e-6, Math.Abs(pair.First) * 2e-6)));
    }
}
