using TorchSharp;
using VaeGen.Cpu.Tests.Goldens;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Modules;

/// <summary>Embedding tables: their first weights, what the padding and the norm do, what is refused.</summary>
[Collection(ProcessGenerator.Name)]
public sealed class EmbeddingTests
{
    [Fact]
    public void A_seed_gives_PyTorchs_table()
    {
        using var scope = NewDisposeScope();
        manual_seed(5);
        using var table = nn.Embedding(3, 4, padding_idx: 1);
        Expect.Near([-0.486780763f, -0.603821576f, -0.55809623f, 0.667524278f, 0, 0, 0, 0, 0.631213427f, -0.899135172f, -0.557793438f, 0.69071877f], table.weight!);
        manual_seed(5);
        using var last = nn.Embedding(5, 4, padding_idx: -1);
        Expect.Near([0, 0, 0, 0], last.weight![4]);
        Expect.Near([1.84232986f, 0.518887162f, -1.71192133f, -1.7013793f], last.weight![0]);
    }

    [Fact]
    public void The_padding_gets_no_gradient()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(3, 2, padding_idx: -1);
        table.call(tensor([0L, 2, 0, 1])).sum().backward();
        Expect.Near([2, 2, 1, 1, 0, 0], table.weight!.grad!);
        Assert.Equal(["weight"], table.state_dict().Keys);
    }

    [Fact]
    public void Rows_that_are_too_long_are_shortened_in_place()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding_from_pretrained(tensor([3f, 4f, 0.3f, 0.4f, -6f, 8f], [3, 2]), freeze: false, max_norm: 1);
        Expect.Near([0.6f, 0.8f, 0.3f, 0.4f, 0.6f, 0.8f], table.call(tensor([0L, 1, 0])));
        Expect.Near([0.6f, 0.8f, 0.3f, 0.4f, -6, 8], table.weight!);

        using var sums = nn.Embedding_from_pretrained(tensor([3f, 4f, -6f, 8f], [2, 2]), max_norm: 1, norm_type: 1);
        Expect.Near([0.428571403f, 0.571428537f, -0.428571463f, 0.571428597f], sums.call(tensor([0L, 1])));
    }

    [Fact]
    public void A_frozen_table_gets_no_gradient()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding_from_pretrained(eye(3));
        Assert.False(table.weight!.requires_grad);
        Expect.Near([0, 0, 1, 0, 1, 0], table.call(tensor([2, 1])));
        using var wide = nn.Embedding_from_pretrained(eye(3), dtype: float64);
        Assert.Equal(float64, wide.weight!.dtype);
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        using var scope = NewDisposeScope();
        using var table = nn.Embedding(3, 2);
        Assert.Contains("3 of an embedding of 3 rows", Assert.ThrowsAny<Exception>(() => table.call(tensor([3L]))).Message, StringComparison.Ordinal);
        Assert.Contains("-1", Assert.ThrowsAny<Exception>(() => table.call(tensor([-1L]))).Message, StringComparison.Ordinal);
        Assert.Contains("Long, Int", Assert.ThrowsAny<Exception>(() => table.call(ones(2))).Message, StringComparison.Ordinal);
        Assert.Contains("num_embeddings", Assert.Throws<ArgumentException>(() => nn.Embedding(3, 2, padding_idx: 3)).Message, StringComparison.Ordinal);
        Assert.Contains("2-dimensional", Assert.ThrowsAny<Exception>(() => nn.Embedding_from_pretrained(ones(3))).Message, StringComparison.Ordinal);
    }
}
