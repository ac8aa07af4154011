using System.Buffers.Binary;
using Google.Protobuf;

namespace VaeGen.Tests;

/// <summary>
/// Reads TensorBoard's event files without any of the product's code: the framing with a bitwise CRC-32C, the messages with Google's own
/// reader, by the field numbers in TensorBoard's event.proto and summary.proto.
/// </summary>
internal static class EventFile
{
    public static IReadOnlyList<Event> Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.ToArray().AsSpan();
        var events = new List<Event>();
        while (!bytes.IsEmpty)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            Assert.Equal(Masked(bytes[..8]), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
            var data = bytes.Slice(12, length);
            Assert.Equal(Masked(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes[(12 + length)..]));
            events.Add(ReadEvent(data.ToArray()));
            bytes = bytes[(16 + length)..];
        }
        return events;
    }

    /// <summary>CRC-32C, a bit at a time.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x82F63B78;
            }
        }
        return ~crc;
    }

    // as TensorFlow's crc32c.h has it
    private static uint Masked(ReadOnlySpan<byte> data)
    {
        var crc = Crc32C(data);
        return ((crc >> 15) | (crc << 17)) + 0xa282ead8u;
    }

    private static Event ReadEvent(byte[] data)
    {
        var result = new Event();
        Fields(data, (field, input) => result = field switch
        {
            1 => result with { WallTime = input.ReadDouble() },
            2 => result with { Step = input.ReadInt64() },
            3 => result with { FileVersion = input.ReadString() },
            5 => result with { Values = ReadValues(input.ReadBytes().ToByteArray()) },
            7 => result with { SessionStatus = ReadStatus(input.ReadBytes().ToByteArray()) },
            _ => throw Unknown("Event", field),
        });
        return result;
    }

    private static int ReadStatus(byte[] data)
    {
        var status = 0;
        Fields(data, (field, input) => status = field == 1 ? input.ReadEnum() : throw Unknown("SessionLog", field));
        return status;
    }

    private static List<Value> ReadValues(byte[] data)
    {
        var values = new List<Value>();
        Fields(data, (field, input) => values.Add(field == 1 ? ReadValue(input.ReadBytes().ToByteArray()) : throw Unknown("Summary", field)));
        return values;
    }

    private static Value ReadValue(byte[] data)
    {
        var result = new Value();
        Fields(data, (field, input) => result = field switch
        {
            1 => result with { Tag = input.ReadString() },
            2 => result with { Scalar = input.ReadFloat() },
            4 => result with { Image = ReadImage(input.ReadBytes().ToByteArray()) },
            5 => result with { Histogram = ReadHistogram(input.ReadBytes().ToByteArray()) },
            9 => result with { Plugin = ReadPlugin(input.ReadBytes().ToByteArray()) },
            _ => throw Unknown("Summary.Value", field),
        });
        return result;
    }

    // metadata without a data class: with one, TensorBoard takes the value for a tensor
    private static string ReadPlugin(byte[] data)
    {
        var plugin = "";
        Fields(data, (outer, metadata) => Fields(outer == 1 ? metadata.ReadBytes().ToByteArray() : throw Unknown("SummaryMetadata", outer),
            (inner, input) => plugin = inner == 1 ? input.ReadString() : throw Unknown("PluginData", inner)));
        return plugin;
    }

    private static Image ReadImage(byte[] data)
    {
        var result = new Image(0, 0, 0, []);
        Fields(data, (field, input) => result = field switch
        {
            1 => result with { Height = input.ReadInt32() },
            2 => result with { Width = input.ReadInt32() },
            3 => result with { ColourSpace = input.ReadInt32() },
            4 => result with { Png = input.ReadBytes().ToByteArray() },
            _ => throw Unknown("Summary.Image", field),
        });
        return result;
    }

    private static Histogram ReadHistogram(byte[] data)
    {
        var result = new Histogram(0, 0, 0, 0, 0, [], []);
        Fields(data, (field, input) => result = field switch
        {
            1 => result with { Minimum = input.ReadDouble() },
            2 => result with { Maximum = input.ReadDouble() },
            3 => result with { Count = input.ReadDouble() },
            4 => result with { Sum = input.ReadDouble() },
            5 => result with { SumOfSquares = input.ReadDouble() },
            6 => result with { Limits = Doubles(input.ReadBytes().ToByteArray()) },
            7 => result with { Counts = Doubles(input.ReadBytes().ToByteArray()) },
            _ => throw Unknown("HistogramProto", field),
        });
        return result;
    }

    private static double[] Doubles(byte[] data)
    {
        var values = new List<double>();
        using var input = new CodedInputStream(data);
        while (!input.IsAtEnd)
        {
            values.Add(input.ReadDouble());
        }
        return [.. values];
    }

    private static void Fields(byte[] data, Action<int, CodedInputStream> read)
    {
        using var input = new CodedInputStream(data);
        while (input.ReadTag() is > 0 and var tag)
        {
            read(WireFormat.GetTagFieldNumber(tag), input);
        }
    }

    private static InvalidDataException Unknown(string message, int field) => new($"{message} has a field {field}, which none here should have.");

    internal sealed record Event
    {
        public double WallTime { get; init; }

        public long Step { get; init; }

        public string? FileVersion { get; init; }

        public int SessionStatus { get; init; }

        public IReadOnlyList<Value> Values { get; init; } = [];
    }

    internal sealed record Value
    {
        public string Tag { get; init; } = "";

        public string Plugin { get; init; } = "";

        public float? Scalar { get; init; }

        public Image? Image { get; init; }

        public Histogram? Histogram { get; init; }
    }

    internal sealed record Image(int Height, int Width, int ColourSpace, byte[] Png);

    internal sealed record Histogram(double Minimum, double Maximum, double Count, double Sum, double SumOfSquares, double[] Limits, double[] Counts);
}
