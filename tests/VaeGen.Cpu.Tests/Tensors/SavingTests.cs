using System.IO.Compression;
using TorchSharp;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Tensors;

/// <summary>Tensors in TorchSharp's .NET format: there and back, and what is no tensor.</summary>
public sealed class SavingTests
{
    private static readonly ScalarType[] Types =
        [ScalarType.Byte, ScalarType.Int8, ScalarType.Int16, ScalarType.Int32, ScalarType.Int64, ScalarType.Float32, ScalarType.Float64, ScalarType.Bool];

    private static readonly Dictionary<string, Func<Tensor>> Shapes = new()
    {
        ["number"] = static () => tensor(3L),
        ["empty"] = static () => zeros(3, 0, 2),
        ["one"] = static () => ones(1, 1),
        ["matrix"] = static () => arange(15).reshape(3, 5),
        ["transposed"] = static () => arange(15).reshape(3, 5).t(),
        ["every second"] = static () => arange(20)[TensorIndex.Slice(1, null, 2)],
        ["expanded"] = static () => arange(3).unsqueeze(1).expand(3, 4),
        ["large"] = static () => arange(70_000).remainder(101),
    };

    public static MatrixTheoryData<string, ScalarType> Cases => new(Shapes.Keys, Types);

    [Theory, MemberData(nameof(Cases))]
    public void A_tensor_comes_back_as_it_was(string shape, ScalarType type)
    {
        using var scope = NewDisposeScope();
        var x = Shapes[shape]().to(type);
        var bytes = Saved(x);
        foreach (var stream in new Stream[] { new MemoryStream(bytes), Unseekable(bytes) })
        {
            var y = Tensor.Load(stream);
            Assert.Equal(type, y.dtype);
            Assert.Equal(x.shape, y.shape);
            Assert.True(x.Equals(y));
        }

        var target = zeros_like(x);
        target.Load(Reader(bytes));
        Assert.True(x.Equals(target));
    }

    [Fact]
    public void A_tensor_is_read_into_memory_that_is_not_contiguous()
    {
        using var scope = NewDisposeScope();
        var whole = zeros(2, 3, requires_grad: true);
        whole.detach().t().Load(Reader(Saved(arange(6, dtype: float32).reshape(3, 2))));
        Assert.Equal([0f, 2f, 4f, 1f, 3f, 5f], whole.data<float>().ToArray());
    }

    [Fact]
    public void Skipping_goes_past_the_tensor()
    {
        using var scope = NewDisposeScope();
        byte[] two = [.. Saved(arange(40_000)), .. Saved(tensor(5f))];
        foreach (var reader in new[] { Reader(two), new BinaryReader(Unseekable(two)) })
        {
            var skipped = TensorExtensionMethods.Load(reader, skip: true);
            Assert.Equal([40_000L], skipped.shape);
            Assert.Equal(0, skipped.sum().item<long>());
            Assert.Equal(5f, Tensor.Load(reader).item<float>());
        }

        var kept = ones(2, dtype: int64);
        kept.Load(Reader(two), skip: true);
        Assert.Equal([1L, 1L], kept.data<long>().ToArray());
        var same = kept;
        TensorExtensionMethods.Load(ref same, Reader(Saved(tensor([7L, 8L]))));
        Assert.Same(kept, same);
        Assert.Equal([7L, 8L], kept.data<long>().ToArray());
        Tensor none = null!;
        TensorExtensionMethods.Load(ref none, Reader(two));
        Assert.Equal(40_000L, none.numel());
    }

    [Fact]
    public void A_file_of_a_tensor_is_closed_again()
    {
        using var scope = NewDisposeScope();
        var path = Path.GetTempFileName();
        try
        {
            arange(4).Save(path);
            Assert.Equal([0L, 1L, 2L, 3L], Tensor.Load(path).data<long>().ToArray());
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Another_type_or_shape_is_refused()
    {
        using var scope = NewDisposeScope();
        var x = ones(2, 3);
        var error = Assert.Throws<ArgumentException>(() => x.Load(Reader(Saved(zeros(3, 2)))));
        Assert.Contains("holds Float of shape [3, 2]: expected Float of shape [2, 3]", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => x.Load(Reader(Saved(zeros(2, 3, dtype: float64)))));
        Assert.Contains("holds Double", error.Message, StringComparison.Ordinal);
        Assert.Equal(6f, x.sum().item<float>());
    }

    [Fact]
    public void Wherever_it_is_cut_it_is_refused()
    {
        using var scope = NewDisposeScope();
        var bytes = Saved(arange(6).reshape(2, 3));
        var x = ones(2, 3, dtype: int64);
        for (var length = 0; length < bytes.Length; length++)
        {
            foreach (var stream in new Stream[] { new MemoryStream(bytes[..length]), Unseekable(bytes[..length]) })
            {
                var error = Assert.Throws<EndOfStreamException>(() => x.Load(new BinaryReader(stream)));
                Assert.Contains("The saved tensor ends too early", error.Message, StringComparison.Ordinal);
            }
        }

        Assert.Equal(6, x.sum().item<long>());
    }

    public static TheoryData<byte[], Type, string> Hostile => new()
    {
        { [8, 0], typeof(InvalidDataException), "type 8" },
        { [134, 2, 0, 0, 0, 0, 0], typeof(InvalidDataException), "type 262" },
        { [5, 0, 0, 0], typeof(NotSupportedException), "Float16" },
        { [6, 65], typeof(InvalidDataException), "65 dimensions" },
        { [6, .. Encoded(-1)], typeof(InvalidDataException), "-1 dimensions" },
        { [6, 2, 3, .. Encoded(-4)], typeof(InvalidDataException), "size -4 in dimension 1" },
        { [6, 2, .. Encoded(1L << 40), .. Encoded(1L << 40)], typeof(InvalidDataException), "[1099511627776, 1099511627776]" },
        { [7, 1, .. Encoded(long.MaxValue / 4)], typeof(InvalidDataException), "more bytes" },
        { [6, 1, .. Encoded(1L << 50), 0, 0], typeof(EndOfStreamException), "[1125899906842624]" },
        { [6, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255], typeof(InvalidDataException), "never ends" },
        { [11, 1, 2, 1, 7], typeof(InvalidDataException), "Bool" },
    };

    [Theory, MemberData(nameof(Hostile))]
    public void What_is_no_tensor_is_refused_without_memory_for_it(byte[] bytes, Type kind, string named)
    {
        foreach (var stream in new Stream[] { new MemoryStream(bytes), Unseekable(bytes) })
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var error = Assert.Throws(kind, () => Tensor.Load(stream));
            Assert.Contains(named, error.Message, StringComparison.Ordinal);
            // what a stream may be trusted with that cannot tell its length, and room for the test itself
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 40 << 20);
        }
    }

    // A tensor larger than what such a stream is trusted with grows as it is read.
    [Fact]
    public void A_large_tensor_comes_through_a_stream_without_a_length()
    {
        using var scope = NewDisposeScope();
        var x = arange(5_000_000, dtype: float64);
        Assert.True(x.Equals(Tensor.Load(Unseekable(Saved(x)))));
    }

    internal static byte[] Saved(Tensor x)
    {
        var stream = new MemoryStream();
        x.Save(stream);
        return stream.ToArray();
    }

    internal static BinaryReader Reader(byte[] bytes) => new(new MemoryStream(bytes));

    internal static byte[] Encoded(long number)
    {
        var stream = new MemoryStream();
        new BinaryWriter(stream).Write7BitEncodedInt64(number);
        return stream.ToArray();
    }

    internal static Stream Unseekable(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(bytes);
        }

        packed.Position = 0;
        return new GZipStream(packed, CompressionMode.Decompress);
    }
}
