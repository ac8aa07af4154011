using System.Globalization;

namespace VaeGen;

/// <summary>Reads pictures whose format their content tells, not their name.</summary>
internal static class ImageFile
{
    /// <summary>The pixels that a picture may have unless the caller says otherwise: 8192×8192.</summary>
    public const long UsualLimit = 1L << 26;

    private const string Expectation = "a PNG, PGM or PPM picture";

    /// <summary>The endings of the names of files that are read.</summary>
    public static bool HasKnownName(ReadOnlySpan<char> name)
    {
        var ending = Path.GetExtension(name);
        return ending.Equals(".png", StringComparison.OrdinalIgnoreCase)
            || ending.Equals(".pgm", StringComparison.OrdinalIgnoreCase)
            || ending.Equals(".ppm", StringComparison.OrdinalIgnoreCase)
            || ending.Equals(".pnm", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads a picture.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumPixels">A picture of more is refused before anything of it is read.</param>
    /// <exception cref="DataException">Whatever is wrong with it.</exception>
    public static DecodedImage Read(string path, long maximumPixels = UsualLimit)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(path, file, maximumPixels);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Error(path, $"no such file, expected {Expectation}.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Error(path, $"cannot be read, expected {Expectation}: {error.Message}", error);
        }
    }

    /// <summary>Reads a picture from where a stream stands, at its beginning.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="stream">Its bytes, in a stream that knows its length and can be read again from the beginning.</param>
    /// <param name="maximumPixels">A picture of more is refused before anything of it is read.</param>
    /// <exception cref="DataException">Whatever is wrong with it, but for what the stream itself throws.</exception>
    public static DecodedImage Read(string path, Stream stream, long maximumPixels)
    {
        Span<byte> start = stackalloc byte[8];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        stream.Position = 0;
        return start switch
        {
            _ when start.SequenceEqual(Png.Signature) => PngReader.Read(path, stream, maximumPixels),
            [(byte)'P', (byte)'2' or (byte)'3' or (byte)'5' or (byte)'6', ..] => new NetpbmReader(path, stream, maximumPixels).Read(),
            _ => throw Error(path, "is no picture of a kind that is known, expected it to begin as a PNG, PGM (P2, P5) or PPM (P3, P6) file does."),
        };
    }

    /// <summary>Checks a picture's size before anything is read, or room made, for its pixels.</summary>
    public static void CheckSize(string path, long width, long height, long maximumPixels)
    {
        if (width < 1 || height < 1)
        {
            throw Error(path, string.Create(CultureInfo.InvariantCulture, $"has {width}×{height} pixels, expected at least one."));
        }
        // four channels of them must fit in an array
        var limit = Math.Min(maximumPixels, Array.MaxLength / 4);
        if ((Int128)width * height > limit)
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{path}: has {width}×{height} pixels, expected at most {limit}."))
            {
                Path = path,
                Expected = string.Create(CultureInfo.InvariantCulture, $"at most {limit} pixels"),
                Found = string.Create(CultureInfo.InvariantCulture, $"{width}×{height}"),
            };
        }
    }

    public static DataException Error(string path, string what, Exception? cause = null) => new($"{path}: {what}", cause) { Path = path };
}
