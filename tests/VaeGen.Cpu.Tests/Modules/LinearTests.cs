using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>The affine layer: PyTorch 1.13.1's weights for a seed, values, gradients and errors.</summary>
public sealed class LinearTests
{
    [Fact]
    public void A_seed_gives_PyTorchs_weights_and_biases()
    {
        manual_seed(1);
        using var layer = nn.Linear(3, 4);
        Expect.Near([0.297487348f, -0.254829824f, -0.111925982f, 0.270990282f, -0.543538809f, 0.346246928f, -0.118775561f, 0.293723404f, 0.0802614912f, -0.0706931651f, 0.16013439f, 0.0284817182f], layer.weight, 1e-7);
        Expect.Near([0.210864589f, -0.224993974f, -0.0420938917f, -0.0519773029f], layer.bias!, 1e-7);
    }

    [Fact]
    public void A_seed_gives_PyTorchs_weights_of_a_wider_layer()
    {
        manual_seed(7);
        using var layer = nn.Linear(20, 2);
        Expect.Near([0.0156178344f, -0.134699315f, 0.0712016374f, 0.0701634586f, -0.119512662f, -0.0335135572f, -0.13099511f, 0.0580198653f, -0.0602324456f, 0.157091975f, 0.158735409f, 0.0227789171f, -0.0953284949f, -0.131337956f, -0.0245564207f, -0.0629292354f, 0.0985571221f, -0.190936983f, 0.210154444f, -0.175403193f, 0.171228066f, -0.0388303399f, 0.115020856f, 0.0871384591f, 0.00936020352f, 0.0416942611f, 0.169808865f, 0.0575067885f, 0.118634f, -0.172973022f, 0.159182504f, 0.0769585595f, 0.0566398576f, 0.0308902338f, 0.109000601f, 0.205367908f, -0.0497561023f, -0.124572933f, -0.0562585443f, -0.136284694f], layer.weight, 1e-7);
        Expect.Near([0.107565597f, -0.11051546f], layer.bias!, 1e-7);
    }

    [Fact]
    public void The_output_is_the_product_plus_the_bias()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer();
        Expect.Near([3.1f, 7.2f, 6.1f, 14.2f], layer.call(tensor([1f, 1f, 2f, 2f], [2, 2])));
        Assert.Equal((2L, 2L), (layer.in_features, layer.out_features));
    }

    [Fact]
    public void Leading_dimensions_stay()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 5, hasBias: false);
        Assert.Null(layer.bias);
        Assert.Equal([3, 4, 5], layer.call(ones(3, 4, 2)).shape);
        Assert.Equal([5], layer.call(ones(2)).shape);
    }

    [Fact]
    public void Gradients_reach_input_weight_and_bias()
    {
        using var scope = NewDisposeScope();
        using var layer = Layer();
        var x = tensor([1f, 2f, 3f, 4f], [2, 2], requires_grad: true);
        (layer.call(x) * tensor([1f, 10f], [1, 2])).sum().backward();
        Expect.Near([31f, 42f, 31f, 42f], x.grad!);
        Expect.Near([4f, 6f, 40f, 60f], layer.weight.grad!);
        Expect.Near([2f, 20f], layer.bias!.grad!);
    }

    [Fact]
    public void A_transposed_input_and_weight_give_the_same()
    {
        using var scope = NewDisposeScope();
        Tensor x = randn(5, 3), w = randn(4, 3);
        var expected = nn.functional.linear(x, w);
        var actual = nn.functional.linear(x.t().contiguous().t(), w.t().contiguous().t());
        Assert.True(expected.allclose(actual));
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(3, 4);
        var error = Assert.ThrowsAny<Exception>(() => layer.call(zeros(2, 5)));
        Assert.Contains("2", error.Message, StringComparison.Ordinal);
        Assert.Contains("5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bias_may_be_broadcast_and_the_layer_differentiated_twice()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, 2f], [1, 2], requires_grad: true);
        var w = tensor([3f, 4f], [1, 2], requires_grad: true);
        var y = nn.functional.linear(x, w, tensor([0.5f], [1, 1]));
        Assert.Equal(11.5f, y.ToSingle());
        var slope = autograd.grad([y.pow(2).sum()], [x], create_graph: true)[0];
        slope.sum().backward();
        Expect.Near([37f, 51f], w.grad!);
    }

    [Fact]
    public void A_replaced_weight_is_the_one_that_is_registered_and_used()
    {
        using var scope = NewDisposeScope();
        using var layer = nn.Linear(2, 2);
        layer.weight = new Parameter(eye(2));
        layer.bias = null;
        Assert.Equal(["weight"], layer.named_parameters().Select(entry => entry.name));
        Expect.Near([3f, 4f], layer.call(tensor([3f, 4f], [1, 2])));
    }

    private static Linear Layer() => nn.Linear(new Parameter(tensor([1f, 2f, 3f, 4f], [2, 2])), new Parameter(tensor([0.1f, 0.2f])));
}
