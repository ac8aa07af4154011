using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VaeGen;

/// <summary>
/// Writes the safetensors format: the header's length as a little-endian 64-bit number, the header in JSON, padded with spaces so that
/// the data begins at a multiple of 8 bytes, then the tensors' little-endian values, one tensor right after the other.
/// </summary>
internal static class SafeTensorsWriter
{
    public static void Write(Stream stream, ReadOnlySpan<KeyValuePair<string, string>> metadata, SortedDictionary<string, SafeTensor> tensors)
    {
        var header = Header(metadata, tensors);
        Span<byte> prefix = stackalloc byte[8];
        var padding = -header.Length & 7;
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length + padding);
        stream.Write(prefix);
        stream.Write(header);
        stream.Write("       "u8[..padding]);

        foreach (var (_, tensor) in InOrder(tensors))
        {
            if (tensor.Values is long[] integers)
            {
                WriteValues<long, long>(stream, integers);
            }
            else
            {
                WriteValues<float, int>(stream, (float[])tensor.Values);
            }
        }
    }

    /// <summary>By name, but eight-byte values first: every tensor then begins at a multiple of its values' size, as other libraries like it.</summary>
    private static IEnumerable<KeyValuePair<string, SafeTensor>> InOrder(SortedDictionary<string, SafeTensor> tensors) =>
        tensors.OrderByDescending(tensor => SafeTensor.SizeOf(tensor.Value.Type));

    private static ReadOnlySpan<byte> Header(ReadOnlySpan<KeyValuePair<string, string>> metadata, SortedDictionary<string, SafeTensor> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // relaxed: quotes inside the declaration stay readable; nobody pastes this header into a web page
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteStartObject(SafeTensorsReader.MetadataKey);
        foreach (var (key, value) in metadata)
        {
            json.WriteString(key, value);
        }
        json.WriteEndObject();

        var offset = 0L;
        foreach (var (name, tensor) in InOrder(tensors))
        {
            json.WriteStartObject(name);
            json.WriteString("dtype", tensor.Type.ToString());
            json.WriteStartArray("shape");
            foreach (var dimension in tensor.Shape)
            {
                json.WriteNumberValue(dimension);
            }
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            json.WriteNumberValue(offset += (long)SafeTensor.SizeOf(tensor.Type) * tensor.Values.Length);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private static void WriteValues<T, TBits>(Stream stream, ReadOnlySpan<T> values)
        where T : struct
        where TBits : struct, IBinaryInteger<TBits>
    {
        // a span of bytes holds 2 GiB, and a file stream takes large pieces as they are
        const int Piece = 1 << 20;
        var swapped = BitConverter.IsLittleEndian ? null : new TBits[Piece];
        for (; !values.IsEmpty; values = values[Math.Min(Piece, values.Length)..])
        {
            var piece = MemoryMarshal.Cast<T, TBits>(values[..Math.Min(Piece, values.Length)]);
            if (swapped is not null)
            {
                LittleEndian.Convert(piece, swapped);
                piece = swapped.AsSpan(0, piece.Length);
            }
            stream.Write(MemoryMarshal.AsBytes(piece));
        }
    }
}
