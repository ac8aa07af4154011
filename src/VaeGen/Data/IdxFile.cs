using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace VaeGen;

/// <summary>
/// Reads IDX files of unsigned bytes: two zeros, the element type, the number of dimensions, every dimension's size
/// as a big-endian 32-bit number, then the elements, the last dimension's next to each other.
/// </summary>
internal static class IdxFile
{
    private const byte UnsignedByte = 0x08;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, plain or gzipped.</param>
    /// <param name="minimumDimensions">The fewest dimensions it may have.</param>
    /// <param name="maximumDimensions">The most dimensions it may have.</param>
    /// <exception cref="DataException">Whatever is wrong with it.</exception>
    public static (byte[] Values, int[] Sizes) Read(string path, int minimumDimensions, int maximumDimensions)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            // content, not the name, says whether it is gzipped; an IDX file begins with zeros
            var zipped = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
            file.Position = 0;
            using Stream stream = zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
            var sizes = ReadHeader(path, stream, minimumDimensions, maximumDimensions);
            return (ReadValues(path, stream, file.Length, sizes), sizes);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Error(path, "no such file, expected an IDX file.", error);
        }
        catch (InvalidDataException error)
        {
            throw Error(path, "its gzip compression is damaged, expected a whole gzip file.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Error(path, $"cannot be read, expected an IDX file: {error.Message}", error);
        }
    }

    private static int[] ReadHeader(string path, Stream stream, int minimumDimensions, int maximumDimensions)
    {
        Span<byte> magic = stackalloc byte[4];
        if (stream.ReadAtLeast(magic, 4, throwOnEndOfStream: false) < 4 || magic[0] != 0 || magic[1] != 0)
        {
            throw Error(path, "is no IDX file, expected it to begin with two zero bytes, the element type and the number of dimensions.");
        }
        if (magic[2] != UnsignedByte)
        {
            throw Error(path, $"its elements are of type {TypeName(magic[2])}, expected unsigned bytes (0x08).");
        }
        var dimensions = magic[3];
        if (dimensions < minimumDimensions || dimensions > maximumDimensions)
        {
            throw Error(path, maximumDimensions == 1
                ? $"has {dimensions} dimensions, expected 1, the number of labels: is it a file of samples?"
                : $"has {dimensions} dimension{(dimensions == 1 ? "" : "s")}, expected {minimumDimensions} to {maximumDimensions}, the number of samples and their shape{(dimensions == 1 ? ": is it a file of labels?" : ".")}");
        }

        Span<byte> header = stackalloc byte[4 * dimensions];
        var found = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (found < header.Length)
        {
            throw Error(path, $"ends after {4 + found} bytes, expected a header of {4 + header.Length}.");
        }
        var sizes = new int[dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            var size = BinaryPrimitives.ReadUInt32BigEndian(header[(4 * i)..]);
            var minimum = i == 0 ? 0u : 1;
            if (size < minimum || size > Array.MaxLength)
            {
                throw Error(path, string.Create(CultureInfo.InvariantCulture, $"dimension {i + 1} of {dimensions} is {size}, expected {minimum} to {Array.MaxLength}."));
            }
            sizes[i] = (int)size;
        }
        return sizes;
    }

    private static byte[] ReadValues(string path, Stream stream, long fileLength, int[] sizes)
    {
        Int128 sample = 1; // four sizes of 31 bits do not overflow 127
        foreach (var size in sizes.AsSpan(1))
        {
            sample *= size;
        }
        var total = sample * sizes[0];
        if (total > Array.MaxLength || sample > Array.MaxLength)
        {
            throw Error(path, $"declares {Shapes.Text(sizes)} values, expected at most {Array.MaxLength} of them.");
        }

        // Room for what the file is likely to hold, more only as it turns out to hold it: a header can claim anything.
        var expected = (int)total;
        var values = new byte[Math.Min(expected, 65536 + 4 * fileLength)];
        var found = 0;
        while (found < expected)
        {
            if (found == values.Length)
            {
                Array.Resize(ref values, (int)Math.Min(expected, 2L * values.Length));
            }
            var read = stream.Read(values.AsSpan(found));
            if (read == 0)
            {
                throw Error(path, string.Create(CultureInfo.InvariantCulture,
                    $"is truncated, it holds {found} values, expected {Shapes.Text(sizes)} = {expected}."));
            }
            found += read;
        }
        if (stream.ReadByte() >= 0)
        {
            throw Error(path, string.Create(CultureInfo.InvariantCulture,
                $"goes on after its {Shapes.Text(sizes)} = {expected} values, expected it to end there."));
        }
        return values;
    }

    private static string TypeName(byte type) => type switch
    {
        0x09 => "signed byte (0x09)",
        0x0B => "16-bit integer (0x0B)",
        0x0C => "32-bit integer (0x0C)",
        0x0D => "32-bit float (0x0D)",
        0x0E => "64-bit float (0x0E)",
        _ => $"0x{type:X2}, which IDX does not know",
    };

    private static DataException Error(string path, string what, Exception? cause = null) => new($"{path}: {what}", cause) { Path = path };
}
