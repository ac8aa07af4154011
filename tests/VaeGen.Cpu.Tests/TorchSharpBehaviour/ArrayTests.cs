using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.TorchSharpBehaviour;

/// <summary>Tensors from arrays and back: shared memory, copies, storages and lists.</summary>
public sealed class ArrayTests
{
    [Fact]
    public void From_array_looks_at_the_array_itself()
    {
        using var scope = NewDisposeScope();
        var array = new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } };
        var x = from_array(array);
        Assert.Equal([2, 3], x.shape);
        Assert.Equal(float32, x.dtype);
        array[1, 2] = 60;
        x[0, 0] = 10;
        Assert.Equal(60, x[1, 2].item<float>());
        Assert.Equal(10, array[0, 0]);
        x.mul_(2);
        Assert.Equal(8, array[1, 0]);
    }

    [Fact]
    public void Another_type_makes_a_copy()
    {
        using var scope = NewDisposeScope();
        var array = new[] { 1, 2, 3 };
        var x = from_array(array, float64, requires_grad: true);
        array[0] = 9;
        Assert.Equal([1, 2, 3], x.data<double>().ToArray());
        Assert.True(x.requires_grad);
        Assert.Throws<NotSupportedException>(() => from_array(new[] { "a" }));
        Assert.Throws<NotSupportedException>(() => from_array(new decimal[2]));
    }

    [Fact]
    public void Every_element_type_and_rank_has_its_tensor()
    {
        using var scope = NewDisposeScope();
        Array[] arrays = [new bool[2], new byte[2, 3], new sbyte[1, 2, 3], new short[2, 0], new int[1, 1, 1, 1, 2], new long[4], new float[1], new double[2, 2]];
        ScalarType[] types = [ScalarType.Bool, uint8, int8, int16, int32, int64, float32, float64];
        Assert.Equal(types, arrays.Select(array => from_array(array).dtype));
        Assert.Equal([1, 1, 1, 1, 2], from_array(arrays[4]).shape);
        Assert.Equal(0, from_array(arrays[3]).numel());
    }

    [Fact]
    public void As_tensor_shares_arrays_and_copies_lists()
    {
        using var scope = NewDisposeScope();
        var array = new[] { 1L, 2L };
        var shared = as_tensor(array);
        var copied = as_tensor(new List<long>(array));
        var made = tensor(array);
        array[0] = 5;
        Assert.Equal(5, shared[0].item<long>());
        Assert.Equal(1, copied[0].item<long>());
        Assert.Equal(1, made[0].item<long>());
    }

    [Fact]
    public void A_buffer_is_read_from_an_offset()
    {
        using var scope = NewDisposeScope();
        var array = new[] { 1.5, 2.5, 3.5, 4.5 };
        Assert.Equal([2.5, 3.5, 4.5], frombuffer(array, float64, offset: 1).data<double>().ToArray());
        var x = frombuffer(array, float64, 2, 1);
        x.zero_();
        Assert.Equal([1.5, 0, 0, 4.5], array);
        Assert.Equal([1, 0], frombuffer(array, int32, 2).data<int>().ToArray());
        Assert.Throws<ArgumentException>(() => frombuffer(array, float64, offset: 4));
        Assert.Throws<IndexOutOfRangeException>(() => frombuffer(array, float64, 3, 2));
    }

    [Fact]
    public void An_array_may_hold_more_than_the_tensor_takes()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([1, 2, 3, 4], tensor(new[] { 1, 2, 3, 4, 5 }, [2, 2]).data<int>().ToArray());
        Assert.Throws<ArgumentException>(() => tensor(new[] { 1, 2, 3 }, [2, 2]));
    }

    [Fact]
    public void A_storage_is_the_memory_of_the_whole_tensor()
    {
        using var scope = NewDisposeScope();
        var x = arange(6).reshape(2, 3);
        var all = x[1].storage<long>();
        Assert.Equal(6, all.Count);
        Assert.Equal(48UL, all.nbytes());
        Assert.Equal(8, all.element_size());
        all[4] = 40;
        Assert.Equal(40, x[1, 1].item<long>());
        all[(0, 2)] = 7;
        Assert.Equal([7, 7, 2], x[0].data<long>().ToArray());
        Assert.Equal([2L, 3L], all[2..4].ToArray());
        all[2..4][0] = 20;
        Assert.Equal(20, x[0, 2].item<long>());
        Assert.Equal(4, all.IndexOf(40));
        Assert.False(all.Contains(1000));
        all.copy_([1, 2, 3]);
        Assert.Equal([1L, 2, 3, 3, 40, 5], all.tolist());
        Assert.Equal([1L, 2, 3, 3, 40, 5], all);
        all.fill_(0);
        Assert.False(x.count_nonzero().item<long>() > 0);
    }

    [Fact]
    public void A_storage_of_another_type_is_a_copy()
    {
        using var scope = NewDisposeScope();
        var x = tensor(new[] { 1.75f, 2f });
        var whole = x.storage<int>();
        whole[0] = 9;
        Assert.Equal([9, 2], whole.ToArray());
        Assert.Equal(1.75f, x[0].item<float>());
        Assert.Equal([9L, 2L], whole.@long().ToArray());
        Assert.True(is_storage(whole));
        Assert.Throws<IndexOutOfRangeException>(() => whole[2]);
        Assert.Throws<IndexOutOfRangeException>(() => whole[0..5]);
        Assert.Throws<ArgumentException>(() => whole[(2, 1)]);
        whole.Dispose();
        Assert.Throws<InvalidOperationException>(() => whole.Count);
    }

    [Fact]
    public void Lists_are_nested_as_the_tensor_is()
    {
        using var scope = NewDisposeScope();
        Assert.Equal(2.5, ((Scalar)tensor(2.5).tolist()).ToDouble());
        var rows = (System.Collections.ArrayList)arange(6).reshape(2, 3).tolist();
        Assert.Equal(2, rows.Count);
        Assert.Equal(5, ((Scalar)((System.Collections.ArrayList)rows[1]!)[2]!).ToInt64());

        var places = tensor(new[,] { { 0, 1 }, { 2, 0 } }).nonzero_as_list();
        Assert.Equal([[0L, 1L], [1L, 0L]], places.Select(place => place.data<long>().ToArray()));
        Assert.Single(tensor(3).nonzero_as_list());
    }

    [Fact]
    public void Bytes_go_through_a_stream()
    {
        using var scope = NewDisposeScope();
        var x = rand(3, 5);
        using var stream = new MemoryStream();
        x.WriteBytesToStream(stream);
        stream.Position = 0;
        var y = zeros(3, 5);
        y.ReadBytesFromStream(stream);
        Assert.Equal(x, y);
        Assert.Throws<EndOfStreamException>(() => y.ReadBytesFromStream(stream));
    }
}
