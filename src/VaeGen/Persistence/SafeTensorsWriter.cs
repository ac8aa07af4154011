using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VaeGen;

/// <summary>
/// Writes the safetensors format: the header's length as a little-endian 64-bit number, the header in JSON, padded with spaces so that
/// the data begins at a multiple of 8 bytes, then the tensors' little-endian values, one tensor right after the other. The metadata has a
/// checksum of it all.
/// </summary>
internal static class SafeTensorsWriter
{
    public static void Write(Stream stream, IReadOnlyList<KeyValuePair<string, string>> metadata, SortedDictionary<string, SafeTensor> tensors)
    {
        var header = Header([.. metadata, new(Checksum.Key, Checksum.Unknown)], [.. InOrder(tensors).Select(tensor => (tensor.Key, tensor.Value.Type, tensor.Value.Shape))]);
        using (var checksum = new Checksum(header))
        {
            ForEachPiece(tensors, checksum.Add);
            checksum.WriteInto(header);
        }

        Write(stream, header);
        ForEachPiece(tensors, stream.Write);
    }

    /// <summary>Writes what stands before the data of a file without metadata, and so without a checksum: its data need not be known yet.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="tensors">The tensors in the order of their data.</param>
    public static void WriteHeader(Stream stream, params ReadOnlySpan<(string Name, SafeTensorType Type, long[] Shape)> tensors) => Write(stream, Header([], tensors));

    /// <summary>Hands on a tensor's bytes as they stand in a file, piece by piece.</summary>
    public static void ForEachPiece(SafeTensor tensor, Action<ReadOnlySpan<byte>> write)
    {
        switch (tensor.Values)
        {
            case long[] integers:
                ForEachPiece<long, long>(integers, write);
                break;
            case byte[] bytes:
                ForEachPiece<byte, byte>(bytes, write);
                break;
            default:
                ForEachPiece<float, int>((float[])tensor.Values, write);
                break;
        }
    }

    private static void Write(Stream stream, byte[] header)
    {
        Span<byte> prefix = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(prefix, header.Length);
        stream.Write(prefix);
        stream.Write(header);
    }

    private static void ForEachPiece(SortedDictionary<string, SafeTensor> tensors, Action<ReadOnlySpan<byte>> write)
    {
        foreach (var (_, tensor) in InOrder(tensors))
        {
            ForEachPiece(tensor, write);
        }
    }

    /// <summary>By name, but eight-byte values first: every tensor then begins at a multiple of its values' size, as other libraries like it.</summary>
    private static IEnumerable<KeyValuePair<string, SafeTensor>> InOrder(SortedDictionary<string, SafeTensor> tensors) =>
        tensors.OrderByDescending(tensor => SafeTensor.SizeOf(tensor.Value.Type));

    private static byte[] Header(
        ReadOnlySpan<KeyValuePair<string, string>> metadata, ReadOnlySpan<(string Name, SafeTensorType Type, long[] Shape)> tensors)
    {
        var buffer = new ArrayBufferWriter<byte>();
        // relaxed: quotes inside the declaration stay readable; nobody pastes this header into a web page
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        if (!metadata.IsEmpty)
        {
            json.WriteStartObject(SafeTensorsReader.MetadataKey);
            foreach (var (key, value) in metadata)
            {
                json.WriteString(key, value);
            }
            json.WriteEndObject();
        }

        var offset = 0L;
        foreach (var (name, type, shape) in tensors)
        {
            json.WriteStartObject(name);
            json.WriteString("dtype", type.ToString());
            json.WriteStartArray("shape");
            foreach (var dimension in shape)
            {
                json.WriteNumberValue(dimension);
            }
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(offset);
            _ = SafeTensor.TryLength(shape, out var length); // of a tensor that there is
            json.WriteNumberValue(offset += SafeTensor.SizeOf(type) * length);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.Flush();
        buffer.Write("       "u8[..(-buffer.WrittenCount & 7)]);
        return buffer.WrittenSpan.ToArray();
    }

    private static void ForEachPiece<T, TBits>(ReadOnlySpan<T> values, Action<ReadOnlySpan<byte>> write)
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
            write(MemoryMarshal.AsBytes(piece));
        }
    }
}
