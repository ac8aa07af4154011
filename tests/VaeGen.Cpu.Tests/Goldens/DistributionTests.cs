using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Goldens;

/// <summary>Distributions against PyTorch's, and what goldens cannot show: expanding, disposing, misuse.</summary>
public sealed class DistributionTests
{
    private static readonly GoldenCases<OperationCase> Cases = new("distributions", c => c.Name);

    public static TheoryData<string> Names => Cases.Names;

    [Theory, MemberData(nameof(Names))]
    public void A_distribution(string name) => OperationCheck.Run("distributions", Cases.File, Cases[name]);

    [Fact]
    public void Every_member_of_the_table_has_a_golden_case() =>
        Assert.Empty(Operations.Of("distributions").Keys.Except(Cases.All.Select(c => c.Op)));

    [Fact]
    public void Draws_are_leaves_or_functions_of_the_parameters()
    {
        using var scope = NewDisposeScope();
        var (loc, scale) = (zeros(3, requires_grad: true), ones(3, requires_grad: true));
        using var normal = distributions.Normal(loc, scale);
        Assert.False(normal.sample(2).requires_grad);
        var draws = normal.rsample(2, 4);
        Assert.Equal([2, 4, 3], draws.shape);
        draws.sum().backward();
        Assert.Equal([8f, 8f, 8f], loc.grad!.data<float>().ToArray());
        using var bits = distributions.Bernoulli(scale * 0.5);
        Assert.False(bits.rsample().requires_grad);
    }

    [Fact]
    public void Expanding_gives_a_larger_batch_here_or_in_an_instance()
    {
        using var scope = NewDisposeScope();
        using var normal = distributions.Normal(tensor([1f, 2f]), tensor([3f]));
        using var wide = normal.expand(new Size([4L, 2L]));
        Assert.Equal([4, 2], wide.batch_shape.Shape);
        Assert.Equal([4, 2], wide.sample().shape);
        using var other = distributions.Normal(0f);
        Assert.Same(other, normal.expand(new Size([3L, 2L]), other));
        Assert.Equal([5, 3, 2], other.sample(5).shape);
        Assert.Equal([1f, 2f, 1f, 2f, 1f, 2f], other.mean.contiguous().data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => normal.expand(new Size([3L, 2L]), distributions.Laplace(0f)));
        using var vectors = distributions.MultivariateNormal(zeros(2), eye(2));
        using var batch = vectors.expand(new Size(3L));
        Assert.Equal([5, 3, 2], batch.sample(5).shape);
        using var independent = distributions.Independent(distributions.Normal(zeros(2), ones(2)), 1);
        Assert.Equal([5, 3, 2], independent.expand(new Size(3L)).sample(5).shape);
    }

    [Fact]
    public void Parameters_outlive_the_scope_until_the_distribution_is_disposed()
    {
        Normal normal;
        using (NewDisposeScope())
        {
            normal = distributions.Normal(zeros(3) + 1, ones(3));
        }

        using (NewDisposeScope())
        {
            Assert.Equal(1f, normal.mean.mean().item<float>());
            _ = normal.log_prob(normal.rsample(4));
        }

        normal.Dispose();
        Assert.Throws<ObjectDisposedException>(() => normal.mean.sum());
    }

    [Fact]
    public void Misuse_is_refused()
    {
        using var scope = NewDisposeScope();
        Assert.Throws<ArgumentException>(() => distributions.Bernoulli(ones(2), ones(2)));
        Assert.Throws<ArgumentException>(() => distributions.Bernoulli((double?)null, null));
        Assert.Throws<ArgumentException>(() => distributions.MultivariateNormal(ones(2), eye(2), eye(2)));
        Assert.Throws<ArgumentException>(() => distributions.MultivariateNormal(ones(2), ones(2)));
        Assert.Throws<ArgumentException>(() => distributions.Independent(distributions.Normal(0f), 1));
        Assert.Throws<NotSupportedException>(() => distributions.Bernoulli(ones(2)).cdf(ones(2)));
    }
}
