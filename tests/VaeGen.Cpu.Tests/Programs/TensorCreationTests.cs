using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>Tensors out of arrays of every rank, and arrays out of tensors.</summary>
public class TensorCreationTests
{
    [Fact]
    public void Arrays_of_every_rank_become_tensors_of_that_rank()
    {
        Assert.Equal([], tensor(3.5f).shape);
        Assert.Equal([3L], tensor(new[] { 1f, 2f, 3f }).shape);
        Assert.Equal([2L, 3L], tensor(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } }).shape);
        Assert.Equal([1L, 2L, 3L], tensor(new double[1, 2, 3]).shape);
        Assert.Equal([1L, 2L, 3L, 4L], tensor(new long[1, 2, 3, 4]).shape);
        Assert.Equal([3L, 2L], tensor(new[] { 1f, 2f, 3f, 4f, 5f, 6f }, [3, 2]).shape);
        Assert.Equal([2L, 3L], tensor(new[] { 1f, 2f, 3f, 4f, 5f, 6f }, 2, 3).shape);
        Assert.Equal(6f, tensor(new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } })[1, 2].item<float>());
    }

    [Fact]
    public void Element_types_follow_the_array_or_the_dtype_asked_for()
    {
        Assert.Equal(float32, tensor(1f).dtype);
        Assert.Equal(float64, tensor(1.0).dtype);
        Assert.Equal(int64, tensor(new[] { 1L }).dtype);
        Assert.Equal(ScalarType.Bool, tensor(new[] { true, false }).dtype);
        Assert.Equal(float64, tensor(new[] { 1f, 2f }, dtype: float64).dtype);
        Assert.Equal(float32, tensor(new[] { 1L, 2L }, dtype: float32).dtype);
        Assert.Equal(float32, zeros(2).dtype);
        Assert.Equal(int64, arange(5).dtype);
        Assert.Equal(float32, arange(0, 1, 0.25f).dtype);
        Assert.Equal(float32, linspace(0, 1, 3).dtype);
    }

    [Fact]
    public void Lists_and_enumerables_are_taken_too()
    {
        var list = new List<float> { 1, 2, 3, 4 };
        Assert.Equal(10f, tensor(list).sum().item<float>());
        Assert.Equal([2L, 2L], tensor(list, [2, 2]).shape);
        Assert.Equal(6L, tensor(Enumerable.Range(1, 3).Select(i => (long)i).ToList()).sum().ToInt64());
    }

    [Fact]
    public void A_tensor_of_an_array_is_a_copy()
    {
        var values = new[] { 1f, 2f, 3f };
        using var copy = tensor(values);
        values[0] = 99;

        Assert.Equal(1f, copy[0].item<float>());
    }

    [Fact]
    public void Data_comes_out_row_by_row_whatever_the_strides()
    {
        var x = arange(6, dtype: float32).reshape(2, 3);

        Assert.Equal([0f, 1f, 2f, 3f, 4f, 5f], x.data<float>().ToArray());
        Assert.Equal([0f, 3f, 1f, 4f, 2f, 5f], x.t().data<float>().ToArray());
        Assert.Equal([1f, 2f, 4f, 5f], x[.., 1..].data<float>().ToArray());
        Assert.Equal(4f, x.data<float>()[4]);
        Assert.Equal(6, x.data<float>().Count);
        Assert.Equal([2L, 3L], x.data<float>().ToNDArray().GetLengths());
    }

    [Fact]
    public void Factories_fill_as_they_say()
    {
        Assert.Equal(6f, ones(2, 3).sum().ToSingle());
        Assert.Equal(0f, zeros_like(ones(2, 3)).sum().ToSingle());
        Assert.Equal([7f, 7f], full([2], 7f).data<float>().ToArray());
        Assert.Equal([0L, 2L, 4L], arange(0, 6, 2).data<long>().ToArray());
        Assert.Equal([0f, 0.5f, 1f], linspace(0, 1, 3).data<float>().ToArray());
        Assert.Equal(3f, eye(3).sum().ToSingle());
        Assert.Equal(4, empty(2, 2).numel());
        Assert.Equal([1f, 0f, 0f, 1f], eye(2).flatten().data<float>().ToArray());
        Assert.Equal([0L, 1L, 2L, 3L, 4L], randperm(5).sort().Values.data<long>().ToArray());
    }

    [Fact]
    public void Joining_and_taking_apart()
    {
        var a = ones(2, 3);
        var b = zeros(1, 3);
        using var joined = cat([a, b], 0);
        using var stacked = stack([a[0], b[0]]);

        Assert.Equal([3L, 3L], joined.shape);
        Assert.Equal([2L, 3L], stacked.shape);
        Assert.Equal([2L, 1L], joined.split([2L, 1L], 0).Select(p => p.shape[0]));
        Assert.Equal(3, joined.unbind(0).Length);
        Assert.Equal([1L, 3L, 3L], joined.unsqueeze(0).shape);
        Assert.Equal([3L, 3L], joined.unsqueeze(0).squeeze(0).shape);
        Assert.Equal([4L, 3L], b.repeat(4, 1).shape);
        Assert.Equal([5L, 3L], b.expand(5, 3).shape);
    }
}

internal static class ArrayLengths
{
    public static long[] GetLengths(this Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)];
}
