using System.Buffers.Binary;
using System.Text;

namespace VaeGen.Tests;

public sealed class HostileModelFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_plain_file_is_read_whatever_the_order_of_its_header()
    {
        var file = Load(SafeTensorsFile.Of(SafeTensorsFile.Header(
            SafeTensorsFile.Entry("second", "[1]", 4, 8), SafeTensorsFile.Entry("first", "[1,1]", 0, 4)) + " \n\t ",
            0, 0, 0x80, 0x3F, 0, 0, 0, 0x40));
        Assert.Equal([1], file.Values("first", [1, 1]));
        Assert.Equal([2], file.Values("second", [1]));
    }

    [Fact]
    public void What_is_no_file_is_named()
    {
        var path = folder["missing"];
        Assert.Equal($"{path}: no such file, expected a saved model.", Assert.Throws<ModelFileException>(() => ModelFile.Load(path)).Message);
        Assert.StartsWith($"{folder.Full}: cannot be read, expected a saved model", Assert.Throws<ModelFileException>(() => ModelFile.Load(folder.Full)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_must_fit_in_the_file()
    {
        Fails([], "is no safetensors file, it has 0 bytes, expected at least 8, the header's length.");
        Fails([1, 2, 3, 4, 5, 6, 7], "is no safetensors file, it has 7 bytes, expected at least 8, the header's length.");
        Fails([3, 0, 0, 0, 0, 0, 0, 0, (byte)'{', (byte)'}'], "is truncated, it has 10 bytes, expected 8 and a header of 3.");

        var large = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(large, 100_000_001);
        Fails(large, "is no safetensors file, its first 8 bytes say that its header has 100000001 bytes, expected at most 100000000.");
        BinaryPrimitives.WriteUInt64LittleEndian(large, ulong.MaxValue);
        Fails(large, "is no safetensors file, its first 8 bytes say that its header has 18446744073709551615 bytes, expected at most 100000000.");

        BinaryPrimitives.WriteInt64LittleEndian(large, 100_000_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Fails(large, "is truncated, it has 64 bytes, expected 8 and a header of 100000000.");
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{} {}")]
    [InlineData("{,}")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":{\"dtype\":\"F32\",\"shape\":[")]
    [InlineData("{/* comment */}")]
    [InlineData("{\"\\ud800\":1}")]
    public void A_header_must_be_JSON(string header) => Fails(SafeTensorsFile.Of(header), null);

    [Fact]
    public void A_header_must_be_Unicode()
    {
        Fails(SafeTensorsFile.Of([(byte)'{', (byte)'"', 0xC3, (byte)'"', (byte)'}']), "its header is no UTF-8 text, expected a JSON object.");
        Fails(SafeTensorsFile.Of("""{"\ud800":{}}"""), "its header has text that is no Unicode, expected an object with an entry for each tensor.");
    }

    [Theory]
    [InlineData("[]", "the header is an array, expected an object.")]
    [InlineData("null", "the header is null, expected an object.")]
    [InlineData("""{"__metadata__":[]}""", "__metadata__ is an array, expected an object.")]
    [InlineData("""{"__metadata__":{"a":1}}""", "its metadata 'a' is a number, expected a string.")]
    [InlineData("""{"__metadata__":{"a":"1","\u0061":"2"}}""", "its metadata has two entries 'a', expected one.")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "its header has two entries '__metadata__', expected one.")]
    [InlineData("""{"a":7}""", "tensor 'a' is a number, expected an object.")]
    [InlineData("""{"a":{}}""", "tensor 'a' has no dtype, expected dtype, shape and data_offsets.")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,4]}}""", "tensor 'a' has no shape, expected dtype, shape and data_offsets.")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1]}}""", "tensor 'a' has no data_offsets, expected dtype, shape and data_offsets.")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32"}}""", "tensor 'a' has two entries 'dtype', expected one.")]
    [InlineData("""{"a":{"size":1}}""", "tensor 'a' has an entry 'size', expected dtype, shape and data_offsets.")]
    [InlineData("""{"a":{"dtype":null}}""", "the dtype of tensor 'a' is null, expected a string.")]
    [InlineData("""{"a":{"shape":4}}""", "the shape of tensor 'a' is a number, expected an array.")]
    [InlineData("""{"a":{"shape":[[1]]}}""", "tensor 'a' has something else than whole numbers from 0 to 2⁶³ − 1 in its shape, expected nothing else.")]
    [InlineData("""{"a":{"shape":[1.5]}}""", "tensor 'a' has something else than whole numbers from 0 to 2⁶³ − 1 in its shape, expected nothing else.")]
    [InlineData("""{"a":{"shape":[-1]}}""", "tensor 'a' has something else than whole numbers from 0 to 2⁶³ − 1 in its shape, expected nothing else.")]
    [InlineData("""{"a":{"shape":[18446744073709551615]}}""", "tensor 'a' has something else than whole numbers from 0 to 2⁶³ − 1 in its shape, expected nothing else.")]
    public void A_header_must_be_of_the_format(string header, string what) => Fails(SafeTensorsFile.Of(header), what);

    [Theory]
    [InlineData("F16")]
    [InlineData("F64")]
    [InlineData("I32")]
    [InlineData("F33")]
    public void Values_are_float32_int64_or_bytes(string type)
    {
        var error = Fails(File(SafeTensorsFile.Entry("a", "[1]", 0, 4, type)), $"tensor 'a' is of type {type}, expected F32, I64 or U8.");
        Assert.Equal(("a", "F32, I64 or U8", type), (error.TensorName, error.Expected, error.Found));
    }

    [Theory]
    [InlineData("[2]", 0, 4, "has 4 bytes, expected 8 for its shape [2].")]
    [InlineData("[]", 0, 8, "has 8 bytes, expected 4 for its shape [].")]
    [InlineData("[0]", 0, 4, "has 4 bytes, expected 0 for its shape [0].")]
    [InlineData("[1]", 4, 0, "has the data offsets [4, 0], expected two, the first no larger than the second.")]
    [InlineData("[4294967296,4294967296]", 0, 0, "has the shape [4294967296, 4294967296], expected one of at most 2147483591 values.")]
    [InlineData("[4611686018427387904,2,2]", 0, 0, "has the shape [4611686018427387904, 2, 2], expected one of at most 2147483591 values.")]
    [InlineData("[4000000000]", 0, 16000000000, "has the shape [4000000000], expected one of at most 2147483591 values.")]
    [InlineData("[1]", 0, 4, "has 4 bytes, expected 8 for its shape [1].", "I64")]
    [InlineData("[2000000000]", 0, 8000000000, "has 8000000000 bytes, expected 16000000000 for its shape [2000000000].", "I64")]
    public void Shapes_and_bytes_must_agree(string shape, long begin, long end, string what, string type = "F32") =>
        Fails(File(SafeTensorsFile.Entry("a", shape, begin, end, type)), $"tensor 'a' {what}");

    [Fact]
    public void Shapes_have_an_end()
    {
        var shape = $"[{string.Join(',', Enumerable.Repeat(1, 100_000))}]";
        Fails(File(SafeTensorsFile.Entry("a", shape, 0, 4)), "tensor 'a' has more than 64 numbers in its shape, expected no more.");
    }

    [Fact]
    public void Every_byte_belongs_to_one_tensor()
    {
        string A(long begin, long end) => SafeTensorsFile.Entry("a", $"[{(end - begin) / 4}]", begin, end);
        string B(long begin, long end) => SafeTensorsFile.Entry("b", $"[{(end - begin) / 4}]", begin, end);
        Fails(File(A(0, 12)), "is truncated, tensor 'a' ends at byte 12 of the data, expected no more than the 8 bytes that are there.");
        Fails(File(A(0, 4)), "has 8 bytes of data, expected 4, where the last tensor ends.");
        Fails(File(A(0, 4), A(4, 8)), "its header has two entries 'a', expected one.");
        Fails(File(A(0, 8), B(0, 8)), "tensor 'b' begins at byte 0 of the data, expected 8, where the one before it ends.");
        Fails(File(A(0, 8), B(4, 8)), "tensor 'b' begins at byte 4 of the data, expected 8, where the one before it ends.");
        Fails(File(A(4, 8)), "tensor 'a' begins at byte 4 of the data, expected 0, where the one before it ends.");
        Fails(SafeTensorsFile.Of(SafeTensorsFile.Header(A(0, 4), B(8, 12)), new byte[12]), "tensor 'b' begins at byte 8 of the data, expected 4, where the one before it ends.");
        Fails(File(A(0, 8_000_000_000)), "is truncated, tensor 'a' ends at byte 8000000000 of the data, expected no more than the 8 bytes that are there.");
    }

    [Fact]
    public void A_bit_that_changed_anywhere_is_noticed()
    {
        var file = new ModelFile("{}");
        file.Add("a", [3], [1, 2, 3]);
        file.AddInt64("b", [], [4]);
        file.AddBytes("c", [2], [5, 6]);
        file.Save(folder["intact"]);
        var intact = System.IO.File.ReadAllBytes(folder["intact"]);
        var key = intact.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Checksum.Key));
        for (var bit = 0; bit < 8 * intact.Length; bit++)
        {
            if (bit / 8 - key is >= 0 and < 13) // a file whose checksum has another name has none
            {
                continue;
            }
            var damaged = (byte[])intact.Clone();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Fails(damaged, null);
        }

        intact[^1] ^= 1;
        var error = Fails(intact, "is damaged: its checksum is not the one that was saved with it.");
        Assert.Equal((64, 64), (error.Expected!.Length, error.Found!.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("é000000000000000000000000000000000000000000000000000000000000000")]
    public void A_checksum_that_is_none_is_refused(string checksum) => Fails(
        SafeTensorsFile.Of("{" + SafeTensorsFile.Metadata[..^1] + $",\"vaegen.sha256\":\"{checksum}\"}}}}"),
        "its metadata has a \"vaegen.sha256\" that is no SHA-256, expected 64 digits from 0 to f.");

    // eight bytes of data
    private static byte[] File(params ReadOnlySpan<string> entries) => SafeTensorsFile.Of(Encoding.UTF8.GetBytes(SafeTensorsFile.Header(entries)), new byte[8]);

    private ModelFile Load(byte[] content) => ModelFile.Load(folder.Write("model", content));

    private ModelFileException Fails(byte[] content, string? what)
    {
        var path = folder.Write("model", content);
        var error = Assert.Throws<ModelFileException>(() => ModelFile.Load(path));
        Assert.StartsWith(what is null ? path : $"{path}: {what}", error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.Path);
        return error;
    }
}
