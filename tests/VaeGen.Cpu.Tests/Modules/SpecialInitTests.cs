using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>The rarer ways to begin, drawn with PyTorch's random numbers, and the windows of signal processing.</summary>
public sealed class SpecialInitTests
{
    [Fact]
    public void Truncated_normal_numbers_stay_within_their_bounds()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        Close([1.6340335607528687, 0.12212002277374268, 0.5265183448791504, 1.5600903034210205, -0.8563750982284546, 1.7724891901016235],
            init.trunc_normal_(empty(6), 1, 2, -1, 2.5));
        var many = init.trunc_normal_(empty(2000), std: 3);
        Assert.True(many.min().ToSingle() >= -2 && many.max().ToSingle() <= 2 && many.std().ToSingle() > 1);
    }

    [Fact]
    public void Orthogonal_rows_or_columns()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        Close(
            [
                0.6977179050445557, 0.2816014885902405, 0.06506870687007904, 0.6554816961288452, -0.1871112585067749, -0.06553339958190918,
                -0.9266793727874756, 0.31931179761886597, -0.39883434772491455, -0.5680204629898071, 0.3394593894481659, 0.6348631381988525,
            ],
            init.orthogonal_(empty(3, 4)));
        manual_seed(1);
        Close(
            [0.7682571411132812, 0.8556148409843445, 0.07164714485406876, 1.6172692775726318, -0.5249547362327576, -0.5427297353744507, -1.7689179182052612, 0.5981698036193848],
            init.orthogonal_(empty(4, 1, 2), gain: 2));
        var square = init.orthogonal_(nn.Parameter(empty(20, 20)));
        Assert.True(square.t().matmul(square).allclose(eye(20), atol: 1e-5));
        Assert.Throws<ArgumentException>(() => init.orthogonal_(empty(3)));
    }

    [Fact]
    public void Columns_with_a_share_of_zeros()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        Close(
            [0.0661352202296257, 0, 0.006167725659906864, 0, -0.04519059509038925, -0.016613023355603218, -0.15227684378623962, 0.03816838935017586, 0, 0, 0, 0],
            init.sparse_(empty(4, 3), 0.5, 0.1));
        Assert.Throws<ArgumentException>(() => init.sparse_(empty(3), 0.5));
    }

    [Fact]
    public void A_kernel_that_changes_nothing()
    {
        using var scope = NewDisposeScope();
        Close([0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], init.dirac_(empty(3, 2, 3)));
        using var same = Conv2d(2, 2, 3, padding: 1, bias: false);
        init.dirac_(same.weight);
        var x = rand(1, 2, 4, 5);
        Assert.Equal(x, same.call(x));
        Assert.Throws<ArgumentException>(() => init.dirac_(empty(3, 2)));
    }

    [Fact]
    public void Windows_rise_and_fall()
    {
        using var scope = NewDisposeScope();
        Close([0, 0.25, 0.75, 1, 0.75, 0.25], hann_window(6));
        Close([0.08, 0.54, 1, 0.54, 0.08], hamming_window(5, periodic: false));
        Close([0, 0.13, 0.63, 1, 0.63, 0.13], blackman_window(6));
        Close([0, 1 / 3.0, 2 / 3.0, 1, 2 / 3.0, 1 / 3.0], bartlett_window(6));
        Close([5.2773437346331775e-05, 0.05475931614637375, 0.5188445448875427, 1, 0.5188445448875427, 0.05475931614637375], kaiser_window(6));
        Assert.All([hann_window(1), kaiser_window(1), bartlett_window(1, periodic: false)], window => Close([1], window));
        Assert.Equal(0, hann_window(0).numel());
        Assert.Equal(float64, hann_window(3, dtype: float64, requires_grad: true).dtype);
    }

    [Fact]
    public void Strides_can_be_given()
    {
        using var scope = NewDisposeScope();
        var x = empty_strided([2, 3], [1, 2]);
        Assert.Equal([1, 2], x.stride());
        Assert.False(x.is_contiguous());
        x.fill_(3);
        Assert.Equal(18, x.sum().ToSingle());
        Assert.Throws<ArgumentException>(() => empty_strided([2, 3], [1]));
    }

    private static void Close(double[] expected, Tensor actual)
    {
        var values = actual.detach().to(float64).reshape(-1).data<double>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
    }
}
