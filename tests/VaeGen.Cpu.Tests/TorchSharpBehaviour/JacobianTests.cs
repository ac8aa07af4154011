using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd.functional;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>Jacobians, and the mode that looks for gradients that are not numbers.</summary>
public sealed class JacobianTests
{
    [Fact]
    public void A_jacobian_has_the_sizes_of_output_and_input()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new double[,] { { 1, 2, 3 }, { 4, 5, 6 } });
        var j = jacobian((Tensor t) => t.sum(1) * 2, x);
        Assert.Equal([2, 2, 3], j.shape);
        Assert.Equal([2, 2, 2, 0, 0, 0, 0, 0, 0, 2, 2, 2], j.data<double>().ToArray());
        Assert.False(x.requires_grad);
    }

    [Fact]
    public void Every_output_has_one_for_every_input()
    {
        using var scope = NewDisposeScope();
        Tensor a = tensor(new[] { 1.0, 2.0 }), b = tensor(3.0);
        var all = jacobian((Tensor[] t) => new[] { t[0] * t[1], t[0].pow(2).sum(), ones(2) }, a, b).ToArray();
        Assert.Equal(6, all.Length);
        Assert.Equal([3, 0, 0, 3], all[0].data<double>().ToArray());
        Assert.Equal([1, 2], all[1].data<double>().ToArray());
        Assert.Equal([2, 4], all[2].data<double>().ToArray());
        Assert.Equal(0, all[3].item<double>());
        Assert.Equal([2, 2], all[4].shape);
        Assert.Equal(2, jacobian((Tensor[] t) => t[0] * t[1], a, b).Count());
        Assert.Equal(2, jacobian((Tensor t) => new[] { t, t * 2 }, a).Count());
    }

    [Fact]
    public void An_anomaly_names_the_function_it_came_from()
    {
        using var scope = NewDisposeScope();
        Tensor Loss() => (zeros(1, requires_grad: true) * 0).sqrt().sum();
        Loss().backward();
        using (autograd.detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled && AnomalyMode.ShouldCheckNaN);
            var error = Assert.Throws<ExternalException>(() => Loss().backward());
            Assert.Contains("nan", error.Message, StringComparison.Ordinal);
            using (autograd.set_detect_anomaly(false))
            {
                Assert.False(AnomalyMode.IsEnabled);
            }
            using (autograd.detect_anomaly(check_nan: false))
            {
                Loss().backward();
            }
        }
        Assert.False(AnomalyMode.IsEnabled);
    }
}
