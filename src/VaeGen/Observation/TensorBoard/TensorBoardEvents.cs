using System.Buffers.Binary;
using System.Numerics;

namespace VaeGen;

/// <summary>The events of a TensorBoard file: the messages Event, Summary and SessionLog of its event.proto and summary.proto, in the framing of TFRecord.</summary>
internal sealed class TensorBoardEvents
{
    // Event
    private const int WallTime = 1;
    private const int Step = 2;
    private const int FileVersion = 3;
    private const int Summary = 5;
    private const int SessionLog = 7;

    // Summary.Value: the plugin's name is in metadata.plugin_data.plugin_name
    private const int Tag = 1;
    private const int SimpleValue = 2;
    private const int ImageValue = 4;
    private const int Histo = 5;
    private const int Metadata = 9;

    private readonly ProtobufWriter @event = new();
    private readonly ProtobufWriter summary = new();
    private readonly ProtobufWriter value = new();
    private readonly ProtobufWriter content = new();
    private readonly ProtobufWriter plugin = new();
    private byte[] record = [];

    /// <summary>The first event of every file.</summary>
    public ReadOnlySpan<byte> Version(double wallTime)
    {
        Begin(wallTime);
        @event.String(FileVersion, "brain.Event:2");
        return Record();
    }

    /// <summary>A session starts at a step: TensorBoard forgets what earlier files say of it and of later ones.</summary>
    public ReadOnlySpan<byte> SessionStart(double wallTime, long step)
    {
        Begin(wallTime, step);
        content.Clear();
        content.Int64(1, 1); // status: START
        @event.Message(SessionLog, content);
        return Record();
    }

    public void AddScalar(string tag, double number)
    {
        Begin(tag, "scalars");
        value.Float(SimpleValue, (float)number);
        summary.Message(1, value);
    }

    public void AddImage(string tag, RasterImage image)
    {
        using var png = new MemoryStream();
        Png.Write(image, png);
        Begin(tag, "images");
        content.Clear();
        content.Int64(1, image.Height);
        content.Int64(2, image.Width);
        content.Int64(3, image.Channels); // the colour space: 1 is grey, 3 is RGB
        content.Bytes(4, png.GetBuffer().AsSpan(0, (int)png.Length));
        value.Message(ImageValue, content);
        summary.Message(1, value);
    }

    public void AddHistogram(string tag, ValueHistogram histogram)
    {
        Begin(tag, "histograms");
        content.Clear();
        content.Double(1, histogram.Minimum);
        content.Double(2, histogram.Maximum);
        content.Double(3, histogram.Count);
        content.Double(4, histogram.Sum);
        content.Double(5, histogram.SumOfSquares);
        content.Doubles(6, histogram.Limits);
        content.Doubles(7, histogram.Counts);
        value.Message(Histo, content);
        summary.Message(1, value);
    }

    /// <summary>An event with the values that were added since the last.</summary>
    public ReadOnlySpan<byte> Values(double wallTime, long step)
    {
        Begin(wallTime, step);
        @event.Message(Summary, summary);
        summary.Clear();
        return Record();
    }

    // the length, its checksum, the event, its checksum
    private ReadOnlySpan<byte> Record()
    {
        var data = @event.Written;
        var length = 8 + 4 + data.Length + 4;
        if (record.Length < length)
        {
            record = new byte[length];
        }
        var to = record.AsSpan(0, length);
        BinaryPrimitives.WriteUInt64LittleEndian(to, (ulong)data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(to[8..], MaskedChecksum(to[..8]));
        data.CopyTo(to[12..]);
        BinaryPrimitives.WriteUInt32LittleEndian(to[^4..], MaskedChecksum(data));
        return to;
    }

    // CRC-32C (Castagnoli), turned and shifted as TFRecord does, so that a checksum of data with checksums in it is as good as any
    private static uint MaskedChecksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        while (data.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
            data = data[8..];
        }
        foreach (var one in data)
        {
            crc = BitOperations.Crc32C(crc, one);
        }
        return BitOperations.RotateRight(~crc, 15) + 0xA282EAD8;
    }

    private void Begin(double wallTime, long step = 0)
    {
        @event.Clear();
        @event.Double(WallTime, wallTime);
        if (step != 0)
        {
            @event.Int64(Step, step);
        }
    }

    private void Begin(string tag, string pluginName)
    {
        plugin.Clear();
        plugin.String(1, pluginName);
        content.Clear();
        content.Message(1, plugin);
        value.Clear();
        value.String(Tag, tag);
        value.Message(Metadata, content);
    }
}
