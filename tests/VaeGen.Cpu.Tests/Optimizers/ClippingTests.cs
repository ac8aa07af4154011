using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Optimizers;

/// <summary>Gradients (3, 4) and (12), clipped; against PyTorch 1.13.1.</summary>
public sealed class ClippingTests
{
    [Theory]
    [InlineData(2.0, 13.0, 0.23076921701431274f, 0.307692289352417f, 0.923076868057251f)]
    [InlineData(1.0, 19.0, 0.15789471566677094f, 0.21052628755569458f, 0.6315788626670837f)]
    [InlineData(3.0, 12.207056999206543, 0.24575945734977722f, 0.32767927646636963f, 0.9830378293991089f)]
    [InlineData(double.PositiveInfinity, 12.0, 0.2499999850988388f, 0.3333333134651184f, 0.9999999403953552f)]
    public void By_their_norm(double power, double norm, float first, float second, float third)
    {
        using var a = WithGradient(3f, 4f);
        using var b = WithGradient(12f);
        Assert.Equal(norm, nn.utils.clip_grad_norm_([a, b], 1.0, power), 1e-5);
        Modules.Expect.Near([first, second], a.grad!);
        Modules.Expect.Near([third], b.grad!);
    }

    // libtorch counts the gradients for power 0, and clips by that count
    [Theory]
    [InlineData(0.0, 2.0)]
    [InlineData(double.NegativeInfinity, 3.0)]
    [InlineData(0.5, 51.784610)]
    public void By_unusual_norms(double power, double norm)
    {
        using var a = WithGradient(3f, 4f);
        using var b = WithGradient(12f);
        Assert.Equal(norm, nn.utils.clip_grad_norm_([a, b], 1.0, power), 1e-4);
        Modules.Expect.Near([(float)(3 / norm), (float)(4 / norm)], a.grad!);
    }

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    public void Large_gradients_of_any_layout(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var (a, b) = (new Parameter(zeros(257, 311, dtype: type)), new Parameter(zeros(7, dtype: type)));
        var (first, second) = (randn(311, 257, dtype: type).t(), randn(7, dtype: type));
        a.grad = first;
        b.grad = second;
        var expected = cat([first.contiguous().view(-1), second]).to(ScalarType.Float64).square().sum().sqrt().item<double>();
        var copy = first.clone();
        Assert.Equal(expected, nn.utils.clip_grad_norm_([a, b], 2.5), 1e-6 * expected);
        Assert.True(a.grad!.allclose(copy * (2.5 / (expected + 1e-6))));
        Assert.Equal(2.5, nn.utils.clip_grad_norm_([a, b], 5), 1e-5);
    }

    [Fact]
    public void A_gradient_that_is_no_number_makes_all_of_them_so()
    {
        using var a = WithGradient(3f, float.NaN);
        using var b = WithGradient(12f);
        Assert.Equal(double.NaN, nn.utils.clip_grad_norm_([a, b], 1.0));
        Assert.Equal(float.NaN, b.grad!.item<float>());
    }

    [Fact]
    public void Without_gradients_there_is_no_norm()
    {
        using var a = new Parameter(zeros(3));
        Assert.Equal(0, nn.utils.clip_grad_norm_([a], 1.0));
        nn.utils.clip_grad_value_([a], 1.0);
        Assert.Null(a.grad);
    }

    [Fact]
    public void A_norm_within_the_limit_changes_nothing()
    {
        using var a = WithGradient(3f, 4f);
        Assert.Equal(5, nn.utils.clip_grad_norm_([a], 6.0), 1e-6);
        Modules.Expect.Near([3f, 4f], a.grad!);
    }

    [Fact]
    public void By_their_values()
    {
        using var a = WithGradient(3f, -4f, 0.5f);
        nn.utils.clip_grad_value_([a], 2);
        Modules.Expect.Near([2f, -2f, 0.5f], a.grad!);
    }

    [Fact]
    public void Parameters_become_a_vector_and_back()
    {
        using var scope = NewDisposeScope();
        var a = new Parameter(tensor([1f, 2f, 3f, 4f], [2, 2]));
        var b = new Parameter(tensor([5f]));
        var vector = nn.utils.parameters_to_vector([a, b]);
        Modules.Expect.Near([1f, 2f, 3f, 4f, 5f], vector);
        nn.utils.vector_to_parameters(vector.detach() * 2, [a, b]);
        Modules.Expect.Near([2f, 4f, 6f, 8f], a);
        Modules.Expect.Near([10f], b);
    }

    private static Parameter WithGradient(params float[] values)
    {
        var parameter = new Parameter(zeros(values.Length));
        parameter.grad = tensor(values);
        return parameter;
    }
}
