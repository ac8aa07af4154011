using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace VaeGen;

/// <summary>
/// The chunks of a PNG file, one after the other: a length, a type of four letters, the content and its CRC. As a stream, it is the
/// content of the chunks of one type that follow each other: the compressed rows.
/// </summary>
internal sealed class PngChunks(string path, Stream file) : Stream
{
    private long start; // of the chunk under way
    private long left; // bytes of its content that are not read yet
    private uint type;
    private uint crc;
    private uint streamed; // the type that is read as a stream, 0 when none is

    public const uint Header = 0x49484452; // "IHDR"
    public const uint Palette = 0x504C5445; // "PLTE"
    public const uint Transparency = 0x74524E53; // "tRNS"
    public const uint Data = 0x49444154; // "IDAT"
    public const uint End = 0x49454E44; // "IEND"

    /// <summary>The chunk under way, for messages.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"its {Name(type)} chunk at byte {start}");

    /// <summary>Whether a decoder that does not know the chunk may skip it: its type's first letter is small.</summary>
    public bool MaySkip => (type & 0x20000000) != 0;

    /// <summary>Bytes of the chunk's content that are not read yet.</summary>
    public long Left => left;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Goes to the next chunk.</summary>
    /// <returns>Its type.</returns>
    public uint Next()
    {
        start = file.Position;
        Span<byte> head = stackalloc byte[8];
        var found = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (found < head.Length)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"is truncated, it ends at byte {start + found}, expected an IEND chunk at its end."));
        }
        left = BinaryPrimitives.ReadUInt32BigEndian(head);
        type = BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
        if (left > file.Length - file.Position - 4)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"{Place} has {left} bytes, expected no more than are left of the file's {file.Length}."));
        }
        crc = Crc32.Append(Crc32.Start, head[4..]);
        return type;
    }

    /// <summary>Reads the content of a chunk of at most so many bytes, and checks it.</summary>
    public byte[] Content(int maximum)
    {
        if (left > maximum)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"{Place} has {left} bytes, expected at most {maximum}."));
        }
        var content = new byte[left];
        for (var read = 0; read < content.Length;)
        {
            read += ReadContent(content.AsSpan(read));
        }
        CheckCrc();
        return content;
    }

    /// <summary>Reads over the content that is left, and checks it.</summary>
    public void Skip()
    {
        Span<byte> piece = stackalloc byte[4096];
        while (left > 0)
        {
            ReadContent(piece);
        }
        CheckCrc();
    }

    /// <summary>From here on, this stream is the content of this chunk and of those of its type that follow.</summary>
    public void Stream() => streamed = type;

    /// <summary>Ends the stream: what is left of it is read over. The chunk after it, if one was met, is under way.</summary>
    /// <returns>The type of the chunk after it.</returns>
    public uint EndStream()
    {
        Span<byte> piece = stackalloc byte[4096];
        while (Read(piece) > 0)
        {
        }
        return type;
    }

    public override int Read(Span<byte> buffer)
    {
        // a chunk may be empty, and many may
        while (left == 0 && type == streamed)
        {
            CheckCrc();
            Next();
        }
        return type == streamed && !buffer.IsEmpty ? ReadContent(buffer) : 0;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int ReadContent(Span<byte> buffer)
    {
        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, left)]);
        if (read == 0)
        {
            throw ImageFile.Error(path, $"is truncated in {Place}."); // another program cut it short while it was read
        }
        left -= read;
        crc = Crc32.Append(crc, buffer[..read]);
        return read;
    }

    private void CheckCrc()
    {
        Span<byte> stored = stackalloc byte[4];
        file.ReadExactly(stored);
        var expected = BinaryPrimitives.ReadUInt32BigEndian(stored);
        if (expected != ~crc)
        {
            throw new DataException($"{path}: is damaged, {Place} has the CRC {~crc:X8}, expected {expected:X8}.") { Path = path, Expected = $"{expected:X8}", Found = $"{~crc:X8}" };
        }
    }

    private static string Name(uint type)
    {
        Span<byte> letters = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(letters, type);
        foreach (var letter in letters)
        {
            if (!char.IsAsciiLetter((char)letter))
            {
                return $"0x{type:X8}";
            }
        }
        return Encoding.ASCII.GetString(letters);
    }
}
