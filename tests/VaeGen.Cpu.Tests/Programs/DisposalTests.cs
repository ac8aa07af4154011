using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>How programs keep tensors from piling up: using declarations, scopes, and moving results out.</summary>
public class DisposalTests
{
    private static Tensor Normalise(Tensor x)
    {
        using var scope = NewDisposeScope();
        var centred = x - x.mean();
        return (centred / centred.std()).MoveToOuterDisposeScope();
    }

    private static (Tensor Mean, Tensor Std) Moments(Tensor x)
    {
        using var scope = NewDisposeScope();
        return scope.MoveToOuter(x.mean(), x.std());
    }

    [Fact]
    public void A_scope_disposes_what_was_made_in_it_and_only_that()
    {
        var outside = ones(3);
        Tensor inside, kept;
        using (var scope = NewDisposeScope())
        {
            inside = outside + 1;
            kept = (outside * 5).DetachFromDisposeScope();
            Assert.Equal(1, scope.DisposablesCount);
        }

        Assert.True(inside.IsInvalid);
        Assert.False(outside.IsInvalid);
        Assert.Equal(5f, kept[0].ToSingle());
        Assert.ThrowsAny<Exception>(() => inside + 1);
    }

    [Fact]
    public void Functions_with_scopes_hand_out_their_result()
    {
        manual_seed(1);
        using var scope = NewDisposeScope();
        var x = randn(1000) * 3 + 10;
        var normal = Normalise(x);
        var (mean, std) = Moments(normal);

        Assert.False(normal.IsInvalid);
        Assert.Equal(0, mean.ToSingle(), 1e-5);
        Assert.Equal(1, std.ToSingle(), 1e-5);
        Assert.True(scope.Contains(normal) && scope.Contains(std));
    }

    [Fact]
    public void A_training_step_in_a_scope_leaves_nothing_behind()
    {
        DisposeScopeManager.Statistics.Reset();
        using (NewDisposeScope())
        {
            using var model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1));
            using var optimizer = optim.Adam(model.parameters());
            var x = randn(16, 4);
            for (var step = 0; step < 3; step++)
            {
                using var inner = NewDisposeScope();
                optimizer.zero_grad();
                model.forward(x).square().mean().backward();
                optimizer.step();
            }
            Assert.False(model.parameters().First().IsInvalid);
        }
        Assert.Equal(0, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
        Assert.Equal(0, DisposeScopeManager.Statistics.CreatedOutsideScopeCount);
    }

    [Fact]
    public void The_graph_keeps_what_it_needs_although_the_tensors_are_disposed()
    {
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        Tensor loss;
        using (var scope = NewDisposeScope())
        {
            var h = (x * 3).exp();
            loss = (h * h).sum().MoveToOuterDisposeScope();
        }
        loss.backward();

        var expected = new[] { 6 * MathF.Exp(6), 6 * MathF.Exp(12) };
        Assert.Equal(expected[0], x.grad![0].ToSingle(), expected[0] * 1e-5);
        Assert.Equal(expected[1], x.grad![1].ToSingle(), expected[1] * 1e-5);
        loss.Dispose();
        loss.Dispose();
        Assert.True(loss.IsInvalid);
    }

    [Fact]
    public void A_wrapped_region_returns_its_value()
    {
        using var result = WrappedTensorDisposeScope(() =>
        {
            var t = ones(4) * 2;
            return t.sum();
        });

        Assert.Equal(8f, result.ToSingle());
    }

    [Fact]
    public void A_disposed_view_leaves_its_base_alone()
    {
        using var x = arange(6, dtype: float32);
        using (var view = x.reshape(2, 3))
        {
            view[0, 0] = tensor(9f);
        }
        Assert.Equal(9f, x[0].ToSingle());

        var b = ones(4);
        var v = b.view(2, 2);
        b.Dispose();
        Assert.Equal(4f, v.sum().ToSingle());
    }
}
