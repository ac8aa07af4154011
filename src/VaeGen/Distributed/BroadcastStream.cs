using System.Buffers.Binary;

namespace VaeGen;

/// <summary>What the first process writes, the others read: bytes in messages of a mebibyte, so that a file of any size fits.</summary>
internal sealed class BroadcastStream : Stream
{
    private readonly ICommunicator processes;
    private readonly byte[] message = new byte[1 << 20];
    private readonly long length;
    private int place; // in the message
    private long position;

    /// <summary>Begins to write or to read, by the process's rank.</summary>
    /// <param name="processes">The processes.</param>
    /// <param name="length">How many bytes the first process will write; it tells the others.</param>
    public BroadcastStream(ICommunicator processes, long length)
    {
        this.processes = processes;
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, length);
        processes.Broadcast(bytes);
        this.length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
    }

    public override bool CanRead => processes.Rank != 0;

    public override bool CanWrite => processes.Rank == 0;

    public override bool CanSeek => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    /// <summary>Gives every process the first one's file.</summary>
    /// <param name="processes">The processes.</param>
    /// <param name="file">The file; null: it has none. Looked at on the first process alone.</param>
    /// <returns>The same file everywhere, under the path that the first process read it from; null everywhere where it has none.</returns>
    public static ModelFile? Share(ICommunicator processes, ModelFile? file)
    {
        var path = Text(processes, file?.Path ?? "");
        if (path.Length == 0)
        {
            return null;
        }
        if (processes.Rank != 0)
        {
            using var reading = new BroadcastStream(processes, 0);
            return ModelFile.Read(path, reading);
        }
        using var size = new CountingStream();
        file!.Write(size);
        using var writing = new BroadcastStream(processes, size.Length);
        file.Write(writing);
        return file;
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = Math.Min(buffer.Length, message.Length - place);
            buffer[..count].CopyTo(message.AsSpan(place));
            buffer = buffer[count..];
            (place, position) = (place + count, position + count);
            if (place == message.Length || position == length)
            {
                processes.Broadcast(message);
                place = 0;
            }
        }
    }

    public override int Read(Span<byte> buffer)
    {
        if (place == 0 && position < length && !buffer.IsEmpty)
        {
            processes.Broadcast(message);
        }
        var count = (int)Math.Min(Math.Min(buffer.Length, message.Length - place), length - position);
        message.AsSpan(place, count).CopyTo(buffer);
        (place, position) = ((place + count) % message.Length, position + count);
        return count;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static string Text(ICommunicator processes, string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(text);
        using var stream = new BroadcastStream(processes, bytes.Length);
        if (processes.Rank == 0)
        {
            stream.Write(bytes);
            return text;
        }
        bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return System.Text.Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Counts what is written to it.</summary>
    private sealed class CountingStream : Stream
    {
        private long length;

        public override bool CanRead => false;

        public override bool CanWrite => true;

        public override bool CanSeek => false;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer) => length += buffer.Length;

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
