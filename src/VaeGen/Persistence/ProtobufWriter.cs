using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace VaeGen;

/// <summary>Writes the fields of a protocol buffers message (protobuf.dev, "Encoding"). Fields may come in any order; those with their default may be left out.</summary>
internal sealed class ProtobufWriter
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> buffer = new();

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public void Clear() => buffer.ResetWrittenCount();

    public void Int64(int field, long value)
    {
        Tag(field, Varint);
        Number((ulong)value);
    }

    public void Double(int field, double value)
    {
        Tag(field, Fixed64);
        BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(8), value);
        buffer.Advance(8);
    }

    public void Float(int field, float value)
    {
        Tag(field, Fixed32);
        BinaryPrimitives.WriteSingleLittleEndian(buffer.GetSpan(4), value);
        buffer.Advance(4);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        BeginBytes(field, value.Length);
        buffer.Write(value);
    }

    /// <summary>A field of so many bytes, or a message of them, which are written elsewhere.</summary>
    public void BeginBytes(int field, long length)
    {
        Tag(field, LengthDelimited);
        Number((ulong)length);
    }

    public void String(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public void Message(int field, ProtobufWriter message) => Bytes(field, message.Written);

    /// <summary>The fields of another message, as fields of this one.</summary>
    public void Append(ProtobufWriter message) => buffer.Write(message.Written);

    /// <summary>A packed repeated field.</summary>
    public void Doubles(int field, ReadOnlySpan<double> values)
    {
        Tag(field, LengthDelimited);
        Number((ulong)values.Length * 8);
        foreach (var value in values)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(buffer.GetSpan(8), value);
            buffer.Advance(8);
        }
    }

    private void Tag(int field, int wireType) => Number(((ulong)field << 3) | (uint)wireType);

    // seven bits a byte, the low ones first; the high bit says that more follow
    private void Number(ulong value)
    {
        var span = buffer.GetSpan(10);
        var length = 0;
        for (; value >= 0x80; value >>= 7)
        {
            span[length++] = (byte)(value | 0x80);
        }
        span[length++] = (byte)value;
        buffer.Advance(length);
    }
}
