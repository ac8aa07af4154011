using TorchSharp;
using Xunit;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>Where results lie in memory: element-wise ones as their operands do, rearranged and reduced ones row by row. The strides are PyTorch's.</summary>
public sealed class LayoutTests
{
    /// <summary>Sizes [4, 2, 3], the first dimension innermost.</summary>
    private static Tensor Permuted() => rand(2, 3, 4).permute(2, 0, 1);

    /// <summary>Sizes [4, 2, 2], the first dimension innermost, and gaps in between.</summary>
    private static Tensor Gappy() => rand(2, 3, 4).slice(1, 0, 3, 2).transpose(0, 2);

    [Fact]
    public void ElementWiseResultsLieAsTheirOperandDoes()
    {
        using var scope = NewDisposeScope();
        var x = Permuted();
        long[] kept = [1, 12, 4];
        Assert.All(
            [x.relu(), x + 1, x * x, -x, x.sigmoid(), x.exp(), x.pow(1.7), x.clamp(0, 1), x.to(float64), x.gt(0.5), x.isnan(),
             lerp(x, x, x), nn.functional.gelu(x), x.clone(), x.flip(0), x.zeros_like(), x.full_like(1), x.rand_like(), x.empty_like(int64)],
            y => Assert.Equal(kept, y.stride()));
    }

    [Fact]
    public void TheFirstOperandThatTellsDecides()
    {
        using var scope = NewDisposeScope();
        Tensor turned = Permuted(), plain = rand(4, 2, 3);
        Assert.Equal([1, 12, 4], (turned + plain).stride());
        Assert.Equal([6, 3, 1], (plain + turned).stride());
        Assert.Equal([1, 12, 4], (turned + rand(3)).stride());
        Assert.Equal([1, 12, 4], (rand(3) + turned).stride());
        Assert.Equal([1, 12, 4], where(turned > 0.5, turned, turned).stride());
        Assert.Equal([1, 3], (rand(4, 3).t() + rand(3, 1)).stride());
    }

    [Fact]
    public void GapsAreClosed()
    {
        using var scope = NewDisposeScope();
        var x = Gappy();
        Assert.Equal([1, 8, 12], x.stride());
        Assert.All([x * 2, x.clone(), x.to(float64), x.flip(1), x.ones_like()], y => Assert.Equal([1, 4, 8], y.stride()));
        Assert.Equal([4, 2, 1], x.contiguous().stride());
    }

    [Fact]
    public void WhatWasExpandedIsWrittenOut()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([4, 1], (rand(3, 1).expand(3, 4) * 1).stride());
        Assert.Equal([4, 1], rand(1, 4).expand(3, 4).clone().stride());
    }

    [Fact]
    public void RearrangedAndReducedResultsLieRowByRow()
    {
        using var scope = NewDisposeScope();
        var x = Permuted();
        Assert.All(
            [x.contiguous(), cat([x, x], 0), x.repeat(1, 1, 1), x.sum(0), x.softmax(0), x.cumsum(0), x.index_select(0, arange(2))],
            y => Assert.True(y.is_contiguous()));
    }

    [Fact]
    public void ATransposedResultHasNoFlatView()
    {
        using var scope = NewDisposeScope();
        var y = Permuted().relu();
        Assert.False(y.is_contiguous());
        Assert.ThrowsAny<Exception>(() => y.view(-1));
        Assert.Equal(y.contiguous().view(-1), y.reshape(-1));
    }

    [Fact]
    public void ValuesDoNotDependOnTheLayout()
    {
        using var scope = NewDisposeScope();
        foreach (var x in new[] { Permuted(), Gappy(), rand(1, 4).expand(3, 4), rand(3, 0, 2).transpose(0, 2), rand(1, 5).t() })
        {
            var dense = x.contiguous();
            Assert.Equal((dense * 2) + dense.exp(), (x * 2) + x.exp());
            Assert.Equal(dense.flip(0), x.flip(0));
            Assert.Equal(dense.to(int64), x.to(int64));
            Assert.Equal(dense > 0.5, x > 0.5);
            Assert.Equal(dense + dense.relu(), x + dense.relu());
            Assert.Equal(dense.data<float>().ToArray(), x.clone().data<float>().ToArray());
        }
    }

    [Fact]
    public void AGradientLiesAsItsLeafDoes()
    {
        using var scope = NewDisposeScope();
        var leaf = rand(4, 2, 3).requires_grad_();
        (leaf.permute(2, 0, 1) * rand(3, 4, 2)).sum().backward();
        Assert.Equal([6, 3, 1], leaf.grad!.stride());
    }
}
