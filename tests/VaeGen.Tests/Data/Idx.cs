using System.Buffers.Binary;
using System.IO.Compression;

namespace VaeGen.Tests;

/// <summary>IDX files to read.</summary>
internal static class Idx
{
    public static byte[] File(uint[] sizes, byte[] values, byte type = 0x08)
    {
        var file = new byte[4 + (4 * sizes.Length) + values.Length];
        file[2] = type;
        file[3] = (byte)sizes.Length;
        for (var i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(4 + (4 * i)), sizes[i]);
        }
        values.CopyTo(file, 4 + (4 * sizes.Length));
        return file;
    }

    public static byte[] Gzip(byte[] content)
    {
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }
        return buffer.ToArray();
    }
}
