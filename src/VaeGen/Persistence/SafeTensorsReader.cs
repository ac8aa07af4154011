using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace VaeGen;

/// <summary>
/// Reads the safetensors format: tensors of float32, int64 and bytes. Nothing in the file is believed before it is checked, and nothing is allocated
/// that the file's own length does not cover. Where the metadata has a checksum, it is that of every byte of the file.
/// </summary>
internal static class SafeTensorsReader
{
    /// <summary>The header's key that is no tensor.</summary>
    public const string MetadataKey = "__metadata__";

    // the limit of the format's reference implementation
    private const long MaximumHeaderLength = 100_000_000;

    /// <exception cref="ModelFileException">Whatever is wrong with the file.</exception>
    public static (Dictionary<string, string> Metadata, SortedDictionary<string, SafeTensor> Tensors) Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(path, file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException(path, "no such file, expected a saved model.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ModelFileException(path, $"cannot be read, expected a saved model: {error.Message}", error);
        }
    }

    /// <summary>Reads a file that is open.</summary>
    /// <exception cref="ModelFileException">Whatever is wrong with what is in it.</exception>
    public static (Dictionary<string, string> Metadata, SortedDictionary<string, SafeTensor> Tensors) Read(string path, Stream file)
    {
        var entries = ReadLayout(path, file, Array.MaxLength, out var header, out var metadata);
        using var checksum = Checksum.Begin(path, header, metadata);
        var tensors = new SortedDictionary<string, SafeTensor>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var count = (entry.End - entry.Begin) / SafeTensor.SizeOf(entry.Type);
            Array values = entry.Type switch
            {
                SafeTensorType.I64 => ReadValues<long, long>(file, count, checksum),
                SafeTensorType.U8 => ReadValues<byte, byte>(file, count, checksum),
                _ => ReadValues<float, int>(file, count, checksum),
            };
            tensors.Add(entry.Name, new SafeTensor(entry.Shape, values));
        }
        checksum?.Verify(path);
        return (metadata, tensors);
    }

    /// <summary>Reads the header and leaves the file where the data begins.</summary>
    /// <returns>What the header says of the tensors, in the order of their data.</returns>
    /// <exception cref="ModelFileException">The header is not what the format asks for, or the data is not what the header says.</exception>
    public static List<SafeTensorEntry> ReadLayout(string path, Stream file, long maximumLength, out byte[] header, out Dictionary<string, string> metadata)
    {
        header = ReadHeader(path, file);
        return InFileOrder(path, SafeTensorsHeader.Parse(path, header, maximumLength, out metadata), file.Length - file.Position);
    }

    private static byte[] ReadHeader(string path, Stream file)
    {
        Span<byte> prefix = stackalloc byte[8];
        if (file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
        {
            throw new ModelFileException(path, string.Create(CultureInfo.InvariantCulture,
                $"is no safetensors file, it has {file.Length} bytes, expected at least 8, the header's length."));
        }
        var length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > MaximumHeaderLength)
        {
            throw new ModelFileException(path, string.Create(CultureInfo.InvariantCulture,
                $"is no safetensors file, its first 8 bytes say that its header has {length} bytes, expected at most {MaximumHeaderLength}."));
        }
        if ((long)length > file.Length - prefix.Length)
        {
            throw new ModelFileException(path, string.Create(CultureInfo.InvariantCulture,
                $"is truncated, it has {file.Length} bytes, expected {prefix.Length} and a header of {length}."));
        }
        var header = new byte[length];
        file.ReadExactly(header);
        if (!Utf8.IsValid(header))
        {
            throw new ModelFileException(path, "its header is no UTF-8 text, expected a JSON object.");
        }
        return header;
    }

    // The reference implementation demands it too: every byte of the data belongs to exactly one tensor.
    private static List<SafeTensorEntry> InFileOrder(string path, List<SafeTensorEntry> entries, long dataLength)
    {
        entries.Sort((a, b) => (a.Begin, a.End).CompareTo((b.Begin, b.End)));
        var next = 0L;
        foreach (var entry in entries)
        {
            if (entry.End > dataLength)
            {
                throw new ModelFileException(path, string.Create(CultureInfo.InvariantCulture,
                    $"is truncated, tensor '{entry.Name}' ends at byte {entry.End} of the data, expected no more than the {dataLength} bytes that are there."))
                {
                    TensorName = entry.Name,
                };
            }
            if (entry.Begin != next)
            {
                throw new ModelFileException(path, string.Create(CultureInfo.InvariantCulture,
                    $"tensor '{entry.Name}' begins at byte {entry.Begin} of the data, expected {next}, where the one before it ends."))
                {
                    TensorName = entry.Name,
                    Expected = next.ToString(CultureInfo.InvariantCulture),
                    Found = entry.Begin.ToString(CultureInfo.InvariantCulture),
                };
            }
            next = entry.End;
        }
        if (next != dataLength)
        {
            throw new ModelFileException(path, string.Create(CultureInfo.InvariantCulture,
                $"has {dataLength} bytes of data, expected {next}, where the last tensor ends."));
        }
        return entries;
    }

    /// <summary>Reads values as integers of their size, whose bytes are turned round on a big-endian machine.</summary>
    private static T[] ReadValues<T, TBits>(Stream file, long count, Checksum? checksum)
        where T : struct
        where TBits : struct, IBinaryInteger<TBits>
    {
        const int Piece = 1 << 20;
        var values = new T[count];
        for (var rest = values.AsSpan(); !rest.IsEmpty; rest = rest[Math.Min(Piece, rest.Length)..])
        {
            var piece = MemoryMarshal.Cast<T, TBits>(rest[..Math.Min(Piece, rest.Length)]);
            file.ReadExactly(MemoryMarshal.AsBytes(piece));
            checksum?.Add(MemoryMarshal.AsBytes(piece));
            LittleEndian.Convert(piece, piece);
        }
        return values;
    }
}
