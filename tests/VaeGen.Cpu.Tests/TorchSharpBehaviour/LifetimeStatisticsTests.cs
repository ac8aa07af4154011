using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>The counters by which people find tensors that leak. They are of the thread, so every test starts them anew.</summary>
public class LifetimeStatisticsTests
{
    public LifetimeStatisticsTests() => DisposeScopeManager.Statistics.Reset();

    private static void AssertCounts(long createdOutside, long disposedOutside, long createdIn, long disposedIn, long attached, long detached, long live)
    {
        var tensors = DisposeScopeManager.Statistics.TensorStatistics;
        Assert.Equal(
            (createdOutside, disposedOutside, createdIn, disposedIn, attached, detached, live),
            (tensors.CreatedOutsideScopeCount, tensors.DisposedOutsideScopeCount, tensors.CreatedInScopeCount, tensors.DisposedInScopeCount,
             tensors.AttachedToScopeCount, tensors.DetachedFromScopeCount, tensors.ThreadTotalLiveCount));
        var totals = DisposeScopeManager.Statistics;
        Assert.Equal(
            (createdOutside, disposedOutside, createdIn, disposedIn, attached, detached, live),
            (totals.CreatedOutsideScopeCount, totals.DisposedOutsideScopeCount, totals.CreatedInScopeCount, totals.DisposedInScopeCount,
             totals.AttachedToScopeCount, totals.DetachedFromScopeCount, totals.ThreadTotalLiveCount));
    }

    [Fact]
    public void Without_a_scope()
    {
        var t = tensor(3f);
        AssertCounts(1, 0, 0, 0, 0, 0, 1);
        t.Dispose();
        t.Dispose();
        AssertCounts(1, 1, 0, 0, 0, 0, 0);
    }

    [Fact]
    public void In_a_scope()
    {
        using (NewDisposeScope())
        {
            var t = tensor(3f);
            var u = tensor(4f);
            AssertCounts(0, 0, 2, 0, 0, 0, 2);
            u.Dispose();
            AssertCounts(0, 0, 2, 1, 0, 0, 1);
        }
        AssertCounts(0, 0, 2, 2, 0, 0, 0);
    }

    [Fact]
    public void Detached_tensors_are_disposed_outside()
    {
        Tensor t;
        using (var scope = NewDisposeScope())
        {
            t = tensor(3f);
            scope.Detach(t);
            scope.Detach(t);
            AssertCounts(0, 0, 1, 0, 0, 1, 1);
        }
        AssertCounts(0, 0, 1, 0, 0, 1, 1);
        t.Dispose();
        AssertCounts(0, 1, 1, 0, 0, 1, 0);
    }

    [Fact]
    public void Attached_tensors_are_disposed_inside()
    {
        var t = tensor(3f);
        using (var scope = NewDisposeScope())
        {
            scope.Attach(t);
            scope.Attach(t);
            AssertCounts(1, 0, 0, 0, 1, 0, 1);
        }
        AssertCounts(1, 0, 0, 1, 1, 0, 0);
        Assert.True(t.IsInvalid);
    }

    [Fact]
    public void Moving_between_scopes_counts_nothing()
    {
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                tensor(1f).MoveToOuterDisposeScope();
            }
            AssertCounts(0, 0, 1, 0, 0, 0, 1);
        }
        AssertCounts(0, 0, 1, 1, 0, 0, 0);
    }

    [Fact]
    public void A_parameter_counts_as_the_tensor_it_came_from()
    {
        using (NewDisposeScope())
        {
            var t = tensor(3f);
            var p = new Parameter(t);
            t.Dispose();
            Assert.Equal(3f, p.ToSingle());
            AssertCounts(0, 0, 1, 0, 0, 0, 1);
        }
        AssertCounts(0, 0, 1, 1, 0, 0, 0);
    }

    [Fact]
    public void Every_intermediate_result_is_one_tensor()
    {
        using (NewDisposeScope())
        {
            var x = ones(4);
            var y = x * 2 + x;
            AssertCounts(0, 0, 3, 0, 0, 0, 3);
            _ = y.shape;
            _ = y.dtype;
            _ = y.ToSingleSum();
            AssertCounts(0, 0, 4, 1, 0, 0, 3);
        }
    }

    [Fact]
    public void Reset_forgets()
    {
        _ = tensor(1f);
        DisposeScopeManager.Statistics.Reset();
        AssertCounts(0, 0, 0, 0, 0, 0, 0);
        Assert.Contains("ThreadTotalLiveCount: 0", DisposeScopeManager.Statistics.TensorStatistics.ToString(), StringComparison.Ordinal);
    }
}

internal static class TensorSums
{
    public static float ToSingleSum(this Tensor t)
    {
        using var sum = t.sum();
        return sum.item<float>();
    }
}
