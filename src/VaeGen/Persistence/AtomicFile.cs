namespace VaeGen;

/// <summary>Replaces files as a whole.</summary>
internal static class AtomicFile
{
    /// <summary>Writes to a temporary file beside the target, flushes it to disk and renames it over the target.</summary>
    /// <exception cref="ModelFileException">Any of that fails: the target is as it was, and the temporary file is gone.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (Directory.Exists(path))
        {
            throw new ModelFileException(path, "cannot be written, it is a folder.");
        }
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            try
            {
                using (file)
                {
                    write(file);
                    file.Flush(flushToDisk: true);
                }
                File.Move(temporary, path, overwrite: true);
            }
            catch
            {
                File.Delete(temporary);
                throw;
            }
        }
        catch (DirectoryNotFoundException error)
        {
            throw new ModelFileException(path, "cannot be written, its folder does not exist.", error);
        }
        catch (ArgumentOutOfRangeException error)
        {
            // what .NET makes of EFBIG
            throw new ModelFileException(path, "cannot be written, it is larger than the file system or a limit of this process allows.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // of the two files, the one that the caller knows
            throw new ModelFileException(path, $"cannot be written: {error.Message.Replace(temporary, path, StringComparison.Ordinal)}", error);
        }
    }
}
