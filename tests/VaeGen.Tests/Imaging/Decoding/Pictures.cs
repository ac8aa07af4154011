using System.IO.Compression;

namespace VaeGen.Tests;

/// <summary>The pictures of pictures.zip, which pictures.py made: each with the pixels that it must be decoded to.</summary>
internal static class Pictures
{
    private static readonly Dictionary<string, byte[]> files = Unpack();

    public static IEnumerable<string> Names => files.Keys.Where(name => !name.EndsWith(".raw", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    public static byte[] File(string name) => files[name];

    public static byte[] Pixels(string name) => files[Path.ChangeExtension(name, ".raw")];

    private static Dictionary<string, byte[]> Unpack()
    {
        using var stream = typeof(Pictures).Assembly.GetManifestResourceStream("pictures.zip")!;
        using var archive = new ZipArchive(stream);
        return archive.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return copy.ToArray();
        });
    }
}
