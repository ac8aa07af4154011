using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace VaeGen.Tests;

/// <summary>PNG files written chunk by chunk, whole or wrong.</summary>
internal static class PngFile
{
    public static byte[] Of(params ReadOnlySpan<byte[]> chunks)
    {
        var file = new List<byte> { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A };
        foreach (var chunk in chunks)
        {
            file.AddRange(chunk);
        }
        return [.. file];
    }

    /// <summary>A chunk with the right CRC.</summary>
    public static byte[] Chunk(string type, params ReadOnlySpan<byte> content)
    {
        var chunk = new byte[12 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        Encoding.ASCII.GetBytes(type, chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), ~Crc32.Append(Crc32.Start, chunk.AsSpan(4, 4 + content.Length)));
        return chunk;
    }

    public static byte[] Header(uint width, uint height, byte depth = 8, byte color = 0, byte interlace = 0)
    {
        var content = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(content, width);
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(4), height);
        (content[8], content[9], content[12]) = (depth, color, interlace);
        return Chunk("IHDR", content);
    }

    public static byte[] Rows(params ReadOnlySpan<byte> rows) => Chunk("IDAT", Zlib(rows));

    public static byte[] End => Chunk("IEND");

    public static byte[] Zlib(ReadOnlySpan<byte> content)
    {
        using var buffer = new MemoryStream();
        using (var zlib = new ZLibStream(buffer, CompressionLevel.Optimal))
        {
            zlib.Write(content);
        }
        return buffer.ToArray();
    }

    /// <summary>Gives every chunk that can still be told the CRC of its content, so that damage gets past it.</summary>
    public static void MendChecks(byte[] file)
    {
        for (var at = 8L; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            if (at + 12 + length > file.Length)
            {
                return;
            }
            var checkedPart = file.AsSpan((int)at + 4, (int)length + 4);
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan((int)(at + 8 + length)), ~Crc32.Append(Crc32.Start, checkedPart));
            at += 12 + length;
        }
    }
}
