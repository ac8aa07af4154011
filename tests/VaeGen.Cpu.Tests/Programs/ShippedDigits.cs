using System.Buffers.Binary;
using System.IO.Compression;
using static TorchSharp.torch;

namespace VaeGen.Cpu.Tests.Programs;

/// <summary>The first digits of those that the Digits example ships, read the way a TorchSharp program reads a file of its own.</summary>
internal static class ShippedDigits
{
    public const int Pixels = 28 * 28;

    /// <summary>Images [count, 784] in [0, 1] and their labels [count].</summary>
    public static (Tensor Images, Tensor Labels) Load(int count, int skip = 0)
    {
        var pixels = new float[count * Pixels];
        var labels = new long[count];
        var images = ReadItems("t10k-images-idx3-ubyte.gz", header: 16, itemBytes: Pixels, skip, count);
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = images[i] / 255f;
        }
        var classes = ReadItems("t10k-labels-idx1-ubyte.gz", header: 8, itemBytes: 1, skip, count);
        for (var i = 0; i < count; i++)
        {
            labels[i] = classes[i];
        }
        return (tensor(pixels, [count, Pixels]), tensor(labels, [count]));
    }

    private static byte[] ReadItems(string file, int header, int itemBytes, int skip, int count)
    {
        using var raw = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Digits", file));
        using var stream = new GZipStream(raw, CompressionMode.Decompress);
        var head = new byte[header];
        stream.ReadExactly(head);
        Assert.Equal(10_000, BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)));
        var items = new byte[(skip + count) * itemBytes];
        stream.ReadExactly(items);
        return items[(skip * itemBytes)..];
    }
}
