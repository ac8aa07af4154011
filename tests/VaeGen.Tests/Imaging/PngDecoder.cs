using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace VaeGen.Tests;

/// <summary>Decodes what a plain PNG of 8-bit grey or RGB pixels may be, and checks what a viewer checks. Shares nothing with the writer.</summary>
internal static class PngDecoder
{
    public static RasterImage Decode(byte[] file)
    {
        Assert.Equal<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        byte[]? header = null;
        using var compressed = new MemoryStream();
        var types = new List<string>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var type = Encoding.ASCII.GetString(file, at + 4, 4);
            var content = file.AsSpan(at + 8, length);
            Assert.Equal(Crc(file.AsSpan(at + 4, 4 + length)), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            types.Add(type);
            if (type == "IHDR")
            {
                header = content.ToArray();
            }
            else if (type == "IDAT")
            {
                compressed.Write(content);
            }
            at += 12 + length;
        }
        Assert.Equal(["IHDR", "IDAT", "IEND"], types);
        Assert.Equal<byte>([8, (byte)(header![9] == 0 ? 0 : 2), 0, 0, 0], header.AsSpan(8, 5).ToArray());

        var width = BinaryPrimitives.ReadInt32BigEndian(header);
        var height = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4));
        var channels = header[9] == 0 ? 1 : 3;
        compressed.Position = 0;
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        Assert.Equal(height * (1 + (width * channels)), rows.Length);

        var pixels = new byte[height * width * channels];
        rows.Position = 0;
        for (var row = 0; row < height; row++)
        {
            Assert.Equal(0, rows.ReadByte()); // no filter
            rows.ReadExactly(pixels, row * width * channels, width * channels);
        }
        return new RasterImage(width, height, channels, pixels);
    }

    // a bit at a time, as the standard defines it
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var state = 0xFFFFFFFFu;
        foreach (var value in bytes)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var odd = ((state ^ (uint)(value >> bit)) & 1) != 0;
                state = (state >> 1) ^ (odd ? 0xEDB88320u : 0);
            }
        }
        return ~state;
    }
}
