using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Autograd;

public sealed class FirstStepsTests
{
    [Fact]
    public void A_small_network_gets_its_gradients()
    {
        using var scope = NewDisposeScope();
        var x = tensor([1f, -2f, 3f, 4f], [2, 2]);
        var w = tensor([0.5f, -1f, 2f, 1f], [2, 2], requires_grad: true);
        var b = tensor([0.25f, -0.5f], requires_grad: true);
        var y = (x.matmul(w) + b).relu();
        (y * y).sum().backward();
        // x·w + b = [-3.25, -3.5; 9.75, 0.5]
        Assert.Equal([0f, 0f, 9.75f, 0.5f], y.data<float>().ToArray());
        Assert.Equal([58.5f, 3f, 78f, 4f], w.grad!.data<float>().ToArray());
        Assert.Equal([19.5f, 1f], b.grad!.data<float>().ToArray());
    }
}
