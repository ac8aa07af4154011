using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Tensors;

/// <summary>Misuse of linear algebra, indexing and sampling is refused with a message that names what was wrong.</summary>
public sealed class TensorRefusalTests
{
    private static readonly Dictionary<string, (Action Misuse, string[] Named)> Cases = new()
    {
        ["cholesky of a rectangle"] = (static () => linalg.cholesky(ones(2, 3)), ["2", "3"]),
        ["cholesky of integers"] = (static () => linalg.cholesky(eye(3, dtype: ScalarType.Int64)), ["Long"]),
        ["cholesky of an indefinite matrix"] = (static () => linalg.cholesky(-eye(3)), ["positive-definite", "order 1"]),
        ["cholesky of a batch with an indefinite one"] = (static () => linalg.cholesky(stack([eye(3), -eye(3)])), ["Batch element 1"]),
        ["solve of a singular matrix"] = (static () => linalg.solve(zeros(3, 3), ones(3, 1)), ["singular"]),
        ["solve of shapes that do not fit"] = (static () => linalg.solve(eye(3), ones(4, 1)), ["[3, 3]", "[4, 1]"]),
        ["solve_triangular of types that do not fit"] = (static () => linalg.solve_triangular(eye(3), ones(3, 1, dtype: float64), upper: false), ["Float", "Double"]),
        ["inverse of a singular matrix"] = (static () => zeros(2, 2).inverse(), ["singular"]),
        ["cdist of other columns"] = (static () => cdist(ones(2, 3), ones(2, 4)), ["[2, 3]", "[2, 4]"]),
        ["einsum of too few operands"] = (static () => einsum("ij,jk", ones(2, 3)), ["1", "2"]),
        ["einsum of another rank"] = (static () => einsum("ijk->i", ones(2, 3)), ["ijk", "[2, 3]"]),
        ["einsum of sizes that do not fit"] = (static () => einsum("ij,jk", ones(2, 3), ones(4, 2)), ["3", "4"]),
        ["einsum of an unknown output"] = (static () => einsum("ij->iz", ones(2, 3)), ["z"]),
        ["tensordot of sizes that do not fit"] = (static () => ones(2, 3).tensordot(ones(4, 2), 1), ["3", "4"]),
        ["index_copy of another slice"] = (static () => ones(2, 3).index_copy(1, tensor([0L]), ones(2, 2)), ["[2, 1]", "[2, 2]"]),
        ["index_fill out of range"] = (static () => ones(2, 3).index_fill(1, tensor([3L]), 0), ["3"]),
        ["scatter of a number"] = (static () => ones(2, 3).scatter(1, tensor([0L], [1, 1]), tensor(2f)), ["[1, 1]", "[]"]),
        ["scatter_add of another rank"] = (static () => ones(2, 3).scatter_add(1, tensor([0L], [1, 1]), ones(3)), ["[1, 1]", "[3]"]),
        ["scatter of too few"] = (static () => ones(3).scatter(0, tensor([0L, 1]), tensor(2f)), ["[2]", "[]"]),
        ["take out of range"] = (static () => ones(2, 3).take(tensor([6L])), ["6"]),
        ["masked_scatter of too few"] = (static () => ones(2, 3).masked_scatter(ones(2, 3) > 0, ones(5)), ["6", "5"]),
        ["unfold wider than the tensor"] = (static () => ones(3).unfold(0, 4, 1), ["4", "3"]),
        ["roll of other dimensions"] = (static () => ones(3).roll([1, 2], [0]), ["2", "1"]),
        ["repeat_interleave of another count"] = (static () => ones(3).repeat_interleave(tensor([1L, 2]), 0), ["2", "3"]),
        ["hsplit into unequal parts"] = (static () => ones(2, 5).hsplit(2), ["5", "2"]),
        ["kthvalue out of range"] = (static () => ones(3).kthvalue(4, null), ["4", "3"]),
        ["bincount of negatives"] = (static () => tensor([-1L]).bincount(null), ["non-negative"]),
        ["searchsorted of other rows"] = (static () => searchsorted(ones(2, 3), ones(3, 3)), ["[2, 3]", "[3, 3]"]),
        ["multinomial of too many"] = (static () => ones(3).multinomial(4), ["4", "3"]),
        ["multinomial of nothing"] = (static () => zeros(3).multinomial(1), ["sum of probabilities"]),
        ["multinomial of negatives"] = (static () => tensor([1f, -1]).multinomial(1), ["< 0"]),
        ["poisson of a negative rate"] = (static () => tensor([-1f]).poisson(), ["non-negative"]),
        ["geometric_ of integers"] = (static () => zeros(3, dtype: ScalarType.Int64).geometric_(0.5), ["Long"]),
        ["igamma's first derivative"] = (static () => ones(2, requires_grad: true).igamma(ones(2)).sum().backward(), ["Igamma"]),
        ["a nuclear norm"] = (static () => linalg.matrix_norm(ones(2, 2), "nuc"), ["nuc"]),
        ["the largest singular value"] = (static () => linalg.matrix_norm(ones(2, 2), 2), ["order 2", "singular values"]),
        ["the least singular value"] = (static () => linalg.norm(ones(2, 2), -2), ["order -2", "singular values"]),
        ["gcd of real numbers"] = (static () => ones(2).gcd(ones(2)), ["Float"]),
        ["mm of truth values"] = (static () => ones(2, 2, dtype: ScalarType.Bool).mm(ones(2, 2, dtype: ScalarType.Bool)), ["Bool"]),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Is_refused(string name)
    {
        using var scope = NewDisposeScope();
        var (misuse, named) = Cases[name];
        var error = Assert.ThrowsAny<Exception>(misuse);
        Assert.True(error is ExternalException or ArgumentException, $"TorchSharp throws ExternalException or an ArgumentException, the engine {error}.");
        Assert.All(named, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
