using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Tensors;

public sealed class DisposalTests
{
    [Fact]
    public void A_scope_disposes_of_what_was_made_in_it()
    {
        var statistics = DisposeScopeManager.Statistics;
        statistics.Reset();
        Tensor inner, moved, detached;
        using (var outer = NewDisposeScope())
        {
            using (var scope = NewDisposeScope())
            {
                Assert.Same(scope, CurrentDisposeScope);
                inner = ones(2);
                moved = (inner + 1).MoveToOuterDisposeScope();
                detached = (inner * 3).DetachFromDisposeScope();
                Assert.Equal(1, scope.DisposablesCount);
                Assert.Equal(1, outer.DisposablesCount);
                Assert.True(outer.Contains(moved));
            }
            Assert.Same(outer, CurrentDisposeScope);
            Assert.True(inner.IsInvalid);
            Assert.False(moved.IsInvalid);
        }
        Assert.True(moved.IsInvalid);
        Assert.False(detached.IsInvalid);
        Assert.Null(CurrentDisposeScope);
        Assert.Equal(1, statistics.ThreadTotalLiveCount);
        Assert.Equal(1, statistics.DetachedFromScopeCount);
        detached.Dispose();
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_disposed_tensor_says_so()
    {
        var x = ones(2);
        x.Dispose();
        x.Dispose();
        Assert.Throws<ObjectDisposedException>(() => x.shape);
        Assert.Throws<ObjectDisposedException>(() => x + 1);
    }

    [Fact]
    public void A_scope_can_keep_some()
    {
        using var scope = NewDisposeScope();
        var kept = ones(1);
        var dropped = ones(1);
        scope.DisposeEverythingBut(kept);
        Assert.True(dropped.IsInvalid);
        Assert.Equal([kept], scope.DisposablesView);
        using var result = WrappedTensorDisposeScope(() => kept + ones(1));
        Assert.Equal(2f, result.item<float>());
    }

    [Fact]
    public void A_training_step_leaves_nothing_behind_and_allocates_next_to_nothing()
    {
        using var w = randn(64, 64, requires_grad: true).DetachFromDisposeScope();
        var x = randn(256, 64);
        Step();
        Step();
        var live = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Step();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(live, DisposeScopeManager.Statistics.ThreadTotalLiveCount);

        // the activations alone are 256 × 64 floats each: 65,536 bytes
        Assert.True(bytes < 20_000, $"a step allocated {bytes} bytes");
        x.Dispose();

        void Step()
        {
            using var scope = NewDisposeScope();
            w.grad = null;
            x.matmul(w).relu().sum().backward();
        }
    }
}
