using TorchSharp;
using VaeGen.Cpu.Tests.Threading;
using VaeGen.Cpu.Threading;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>What the batch norm modules keep between batches, and what they refuse.</summary>
[Collection(OneAtATime.Name)]
public sealed class BatchNormTests
{
    [Fact]
    public void Its_state_is_PyTorchs()
    {
        using var module = nn.BatchNorm2d(3);
        Assert.Equal(["weight", "bias"], module.named_parameters().Select(p => p.name));
        Assert.Equal(["bias", "num_batches_tracked", "running_mean", "running_var", "weight"], module.state_dict().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(ScalarType.Int64, module.num_batches_tracked!.dtype);
        Assert.Empty(module.num_batches_tracked.shape);
        Expect.Near([1, 1, 1], module.weight);
        Expect.Near([0, 0, 0], module.bias!);
        Expect.Near([0, 0, 0], module.running_mean!);
        Expect.Near([1, 1, 1], module.running_var!);
    }

    [Fact]
    public void Training_moves_the_running_statistics_and_evaluation_uses_them()
    {
        using var scope = NewDisposeScope();
        using var module = nn.BatchNorm1d(2, eps: 0, momentum: 0.25);
        var x = tensor([1f, 10f, 3f, 20f], [2, 2]);
        Expect.Near([-1, -1, 1, 1], module.call(x));
        Expect.Near([0.25f * 2, 0.25f * 15], module.running_mean!);
        Expect.Near([0.75f + (0.25f * 2), 0.75f + (0.25f * 50)], module.running_var!);
        Assert.Equal(1, module.num_batches_tracked!.item<long>());

        module.eval();
        var expected = (x - module.running_mean!) / module.running_var!.sqrt();
        Expect.Near(expected.data<float>().ToArray(), module.call(x), 1e-5);
        Assert.Equal(1, module.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void Without_momentum_the_running_statistics_are_the_average_over_batches()
    {
        using var scope = NewDisposeScope();
        using var module = nn.BatchNorm1d(1);
        module.momentum = null;
        foreach (var mean in new[] { 3f, 6f, 12f })
        {
            _ = module.call(tensor([mean - 1, mean + 1], [2, 1]));
        }

        Expect.Near([7], module.running_mean!);
        Expect.Near([2], module.running_var!);
    }

    [Fact]
    public void Without_running_statistics_evaluation_uses_the_batch()
    {
        using var scope = NewDisposeScope();
        using var module = nn.BatchNorm1d(1, eps: 0, affine: false, track_running_stats: false);
        module.eval();
        Assert.Empty(module.state_dict());
        Expect.Near([-1, 1], module.call(tensor([4f, 8f], [2, 1])));
    }

    [Fact]
    public void Resetting_forgets_batches_and_weights()
    {
        using var scope = NewDisposeScope();
        using var module = nn.BatchNorm1d(2);
        _ = module.call(randn(8, 2) + 5);
        using (no_grad())
        {
            module.weight.fill_(3);
        }

        module.reset_parameters();
        Expect.Near([0, 0], module.running_mean!);
        Expect.Near([1, 1], module.running_var!);
        Expect.Near([1, 1], module.weight);
        Assert.Equal(0, module.num_batches_tracked!.item<long>());
    }

    [Fact]
    public void A_double_module_computes_in_double()
    {
        using var scope = NewDisposeScope();
        using var module = nn.BatchNorm2d(2, dtype: float64);
        var y = module.call(randn(2, 2, 3, 3, dtype: float64));
        Assert.Equal(float64, y.dtype);
        Assert.Equal(float64, module.running_var!.dtype);
    }

    [Fact]
    public void The_gradient_of_large_planes_is_that_of_its_formula()
    {
        using var scope = NewDisposeScope();
        manual_seed(2);
        var x = randn(2, 3, 71, 83, requires_grad: true);
        var exact = x.detach().to(float64).requires_grad_(true);
        var g = randn(2, 3, 71, 83);
        nn.functional.batch_norm(x, null, null, training: true).backward([g]);
        var centred = exact - exact.mean([0, 2, 3], keepdim: true);
        (centred / (centred.square().mean([0, 2, 3], keepdim: true) + 1e-5).sqrt()).backward([g.to(float64)]);
        Assert.True((x.grad! - exact.grad!).abs().max().item<double>() < 2e-6);
    }

    [Theory]
    [InlineData(64, 5, 1)]
    [InlineData(3, 70, 41)]
    [InlineData(2, 3, 20000)]
    public void The_bits_are_the_same_on_any_number_of_threads(long batch, long channels, long length)
    {
        using var scope = NewDisposeScope();
        var x = randn(batch, channels, length);
        var g = randn(batch, channels, length);
        var before = WorkerPool.Threads;
        try
        {
            WorkerPool.Threads = 1;
            var (value, slope) = Once();
            foreach (var threads in new[] { 2, 3, 8 })
            {
                WorkerPool.Threads = threads;
                var (otherValue, otherSlope) = Once();
                Assert.True(value.Equals(otherValue));
                Assert.True(slope.Equals(otherSlope));
            }
        }
        finally
        {
            WorkerPool.Threads = before;
        }

        (Tensor Value, Tensor Slope) Once()
        {
            var leaf = x.clone().requires_grad_(true);
            var y = nn.functional.batch_norm(leaf, null, null, training: true);
            y.backward([g]);
            return (y, leaf.grad!);
        }
    }

    [Fact]
    public void An_input_of_the_wrong_rank_is_named()
    {
        using var scope = NewDisposeScope();
        using var plain = nn.BatchNorm1d(2);
        using var images = nn.BatchNorm2d(2);
        Assert.Contains("4D", Assert.Throws<ArgumentException>(() => plain.call(ones(1, 2, 3, 4))).Message, StringComparison.Ordinal);
        Assert.Contains("3D", Assert.Throws<ArgumentException>(() => images.call(ones(1, 2, 3))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        using var module = nn.BatchNorm1d(4);
        Refuses("should contain 3 elements", () => module.call(ones(2, 3)));
        Refuses("[2, 3]", () => nn.functional.batch_norm(ones(2, 3), null, null, weight: ones(2), training: true));
        Refuses("running_mean and running_var", () => nn.functional.batch_norm(ones(2, 3), null, null));
        Refuses("[3]", () => nn.functional.batch_norm(ones(3), null, null, training: true));
        Refuses("real numbers", () => nn.functional.batch_norm(ones(2, 3, dtype: int64), null, null, training: true));
        Refuses("double", () => nn.functional.batch_norm(ones(2, 3), null, null, weight: ones(3, dtype: float64), training: true));
        Refuses("divisible", () => nn.functional.group_norm(ones(2, 3), 2));
    }

    private static void Refuses(string text, Func<Tensor> action) =>
        Assert.Contains(text, Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(action).Message, StringComparison.OrdinalIgnoreCase);
}
