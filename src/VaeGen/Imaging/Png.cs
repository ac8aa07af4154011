using System.Buffers.Binary;
using System.IO.Compression;

namespace VaeGen;

/// <summary>Writes pictures as PNG (W3C Portable Network Graphics, third edition; ISO/IEC 15948), 8 bits a channel.</summary>
public static class Png
{
    internal static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Writes a picture.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="stream">Where to; it is left open.</param>
    public static void Write(RasterImage image, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(stream);

        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8; // bits a channel
        header[9] = (byte)(image.Channels == 1 ? 0 : 2); // colour type: grey or RGB
        header[10..].Clear(); // deflate, adaptive filters, not interlaced

        stream.Write(Signature);
        WriteChunk(stream, "IHDR"u8, header);
        WriteChunk(stream, "IDAT"u8, Compress(image));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static ReadOnlySpan<byte> Compress(RasterImage image)
    {
        var buffer = new MemoryStream();
        using (var zlib = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            var stride = image.Width * image.Channels;
            for (var row = 0; row < image.Height; row++)
            {
                zlib.WriteByte(0); // this row is not filtered: pictures drawn in blocks compress well as they are
                zlib.Write(image.Pixels.AsSpan(row * stride, stride));
            }
        }
        return buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(content);
        var crc = Crc32.Append(Crc32.Append(Crc32.Start, type), content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~crc);
        stream.Write(number);
    }
}
