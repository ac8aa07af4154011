namespace VaeGen;

/// <summary>A file that only grows, a record at a time. Each is handed to the system in one call, so that a process that is killed loses none that it wrote.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly FileStream file;

    /// <summary>Opens the file, and makes its folder.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it may be there already.</param>
    /// <exception cref="TrainingLogException">That cannot be done.</exception>
    public LogFile(string path, FileMode mode)
    {
        Path = path;
        try
        {
            if (System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder)
            {
                Directory.CreateDirectory(folder);
            }
            file = new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            file.Seek(0, SeekOrigin.End);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            file?.Dispose();
            throw new TrainingLogException(path, $"cannot be written: {error.Message}", error);
        }
    }

    public string Path { get; }

    /// <summary>The last byte; null: the file is empty.</summary>
    public byte? Last
    {
        get
        {
            Span<byte> last = [0];
            return file.Length > 0 && RandomAccess.Read(file.SafeFileHandle, last, file.Length - 1) == 1 ? last[0] : null;
        }
    }

    /// <summary>Adds a record.</summary>
    /// <exception cref="TrainingLogException">It cannot be written; the file is as it was before.</exception>
    public void Append(ReadOnlySpan<byte> record)
    {
        var before = file.Position;
        try
        {
            file.Write(record);
        }
        catch (IOException error)
        {
            CutTo(before);
            throw new TrainingLogException(Path, $"cannot be written: {error.Message}", error);
        }
    }

    public void Dispose() => file.Dispose();

    // the part of a record that a full disk still took
    private void CutTo(long length)
    {
        try
        {
            file.SetLength(length);
        }
        catch (IOException)
        {
            // nothing more can be done, and the first error says why
        }
    }
}
