using System.Security.Cryptography;
using System.Text;

namespace VaeGen;

/// <summary>
/// The SHA-256 of a file's header and data, kept in the header's own metadata: it is taken with zeros in its place.
/// A bit that changed on disk would otherwise be a weight like any other.
/// </summary>
internal sealed class Checksum : IDisposable
{
    /// <summary>The metadata's key.</summary>
    public const string Key = "vaegen.sha256";

    /// <summary>What stands in the header while the checksum is taken.</summary>
    public const string Unknown = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly string? expected;

    /// <summary>Begins with a header that has zeros in its place.</summary>
    public Checksum(ReadOnlySpan<byte> header) => hash.AppendData(header);

    private Checksum(ReadOnlySpan<byte> header, string expected)
        : this(header) => this.expected = expected;

    /// <summary>Begins with a header that was read; null where it has no checksum.</summary>
    /// <exception cref="ModelFileException">What stands in its place is none.</exception>
    public static Checksum? Begin(string path, byte[] header, Dictionary<string, string> metadata)
    {
        if (!metadata.TryGetValue(Key, out var expected))
        {
            return null;
        }
        var place = expected.Length == Unknown.Length && Ascii.IsValid(expected) ? header.AsSpan().IndexOf(Encoding.ASCII.GetBytes(expected)) : -1;
        if (place < 0)
        {
            throw new ModelFileException(path, $"its metadata has a \"{Key}\" that is no SHA-256, expected {Unknown.Length} digits from 0 to f.");
        }
        var blank = (byte[])header.Clone();
        blank.AsSpan(place, Unknown.Length).Fill((byte)'0');
        return new Checksum(blank, expected);
    }

    /// <summary>Goes on with some of the data.</summary>
    public void Add(ReadOnlySpan<byte> data) => hash.AppendData(data);

    /// <summary>Writes the checksum into the place that the header keeps for it.</summary>
    public void WriteInto(byte[] header)
    {
        // the metadata comes first, and the key cannot stand in another's text: its quotes would have a backslash before them
        var key = Encoding.ASCII.GetBytes($"\"{Key}\":\"");
        var place = header.AsSpan().IndexOf(key) + key.Length;
        Encoding.ASCII.GetBytes(Text(), header.AsSpan(place));
    }

    /// <exception cref="ModelFileException">The data is not what was saved.</exception>
    public void Verify(string path)
    {
        var found = Text();
        if (found != expected)
        {
            throw new ModelFileException(path, "is damaged: its checksum is not the one that was saved with it.") { Expected = expected, Found = found };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => hash.Dispose();

    private string Text() => Convert.ToHexStringLower(hash.GetCurrentHash());
}
