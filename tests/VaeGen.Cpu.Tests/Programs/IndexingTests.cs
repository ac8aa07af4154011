using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Picking from and writing into tensors by index, range, mask and list.</summary>
public class IndexingTests
{
    private readonly Tensor x = arange(24, dtype: float32).reshape(2, 3, 4);

    private static float[] Values(Tensor t) => t.data<float>().ToArray();

    [Fact]
    public void Single_indices_drop_dimensions_and_count_from_either_end()
    {
        Assert.Equal(23f, x[1, 2, 3].item<float>());
        Assert.Equal(23f, x[-1, -1, -1].item<float>());
        Assert.Equal([4L], x[0, 1].shape);
        Assert.Equal([3L, 4L], x[1].shape);
        Assert.Equal([20f, 21f, 22f, 23f], Values(x[^1, ^1]));
    }

    [Fact]
    public void Ranges_keep_dimensions()
    {
        Assert.Equal([2L, 3L, 2L], x[.., .., 1..3].shape);
        Assert.Equal([1f, 2f, 5f, 6f, 9f, 10f], Values(x[0, .., 1..3]));
        Assert.Equal([3f, 7f, 11f], Values(x[0, .., ^1..]));
        Assert.Equal([2L, 2L, 4L], x[.., ..2].shape);
        Assert.Equal([2L, 1L, 4L], x[.., 2..].shape);
    }

    [Fact]
    public void Slices_take_steps_and_ellipsis_and_none_fill_in()
    {
        Assert.Equal([0f, 2f], Values(x[0, 0, TensorIndex.Slice(step: 2)]));
        Assert.Equal([1f, 3f], Values(x[0, 0, TensorIndex.Slice(1, null, 2)]));
        Assert.Equal([2L, 3L], x[TensorIndex.Ellipsis, 0].shape);
        Assert.Equal([1L, 2L, 3L, 4L], x[TensorIndex.None].shape);
        Assert.Equal([2L, 3L, 4L, 1L], x[TensorIndex.Ellipsis, TensorIndex.None].shape);
        Assert.Equal([3L, 4L], x[0, TensorIndex.Colon, TensorIndex.Colon].shape);
        Assert.Equal([2L, 3L, 2L], x[(null, null), TensorIndex.Colon, (1, 3)].shape);
    }

    [Fact]
    public void Masks_and_index_tensors_gather()
    {
        var flat = x.flatten();
        Assert.Equal([20f, 21f, 22f, 23f], Values(flat[flat > 19]));
        Assert.Equal([5f, 0f, 5f], Values(flat[tensor(new[] { 5L, 0L, 5L })]));
        Assert.Equal([2L, 2L, 4L], x[TensorIndex.Colon, TensorIndex.Tensor(tensor(new[] { 2L, 0L }))].shape);
        Assert.Equal([8f, 0f], Values(x[0, tensor(new[] { 2L, 0L }), 0]));
        Assert.Equal([21f, 19f], Values(x[1, TensorIndex.Tensor(tensor(new[] { 2L, 1L })), TensorIndex.Tensor(tensor(new[] { 1L, -1L }))]));
        Assert.Equal([4L, 4L], x[tensor(new[,] { { true, false, true }, { false, true, true } })].shape);
        Assert.Equal([5f, 0f], Values(flat.index_select(0, tensor(new[] { 5L, 0L }))));
        Assert.Equal([1f, 6f, 11f], Values(x[0].gather(1, tensor(new long[,] { { 1 }, { 2 }, { 3 } })).flatten()));
        Assert.Equal(12, flat.masked_select(flat % 2 == 0).numel());
    }

    [Fact]
    public void Writing_through_an_index_changes_the_tensor()
    {
        x[0, 0, 0] = tensor(100f);
        x[1, .., 3] = zeros(3);
        x[0, 1] = tensor(new[] { -1f, -2f, -3f, -4f });
        x[TensorIndex.Ellipsis, 1] = 5f;

        Assert.Equal(100f, x[0, 0, 0].item<float>());
        Assert.Equal([0f, 0f, 0f], Values(x[1, .., 3]));
        Assert.Equal([-1f, 5f, -3f, -4f], Values(x[0, 1]));
        Assert.Equal(6, x.eq(5).sum().ToInt32());
    }

    [Fact]
    public void Views_share_memory_and_clones_do_not()
    {
        var row = x[0, 0];
        var copy = row.clone();
        row.add_(1000);

        Assert.Equal(1003f, x[0, 0, 3].ToSingle());
        Assert.Equal(3f, copy[3].ToSingle());
        Assert.False(x.transpose(0, 1).is_contiguous());
        Assert.True(x.transpose(0, 1).contiguous().is_contiguous());
        Assert.Equal([1L, 4L, 12L], x.permute(2, 1, 0).stride());
        Assert.Equal([4L, 6L], x.view(4, 6).shape);
    }

    [Fact]
    public void Gradients_flow_back_through_what_was_picked()
    {
        var w = ones(3, 4).requires_grad_();

        (w[1, 1..3].sum() + 2 * w[tensor(new[] { 0L, 0L })].sum() + w[w > 0].sum()).backward();

        Assert.Equal([5f, 5f, 5f, 5f, 1f, 2f, 2f, 1f, 1f, 1f, 1f, 1f], Values(w.grad!));
    }

    [Fact]
    public void An_index_out_of_bounds_throws()
    {
        Assert.ThrowsAny<Exception>(() => x[2]);
        Assert.ThrowsAny<Exception>(() => x[0, 0, 0, 0]);
        Assert.ThrowsAny<Exception>(() => x.index_select(0, tensor(new[] { 7L })));
    }
}
