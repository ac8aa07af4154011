using System.Buffers.Binary;
using System.IO.Compression;

namespace VaeGen.Examples.Tests;

/// <summary>Folders of digits in IDX files, as a user brings them.</summary>
internal static class DigitFiles
{
    public const string Train = "train-images-idx3-ubyte";
    public const string HeldOut = "t10k-images-idx3-ubyte";

    /// <summary>The digits that the example ships, beside the program.</summary>
    public static IdxDataset Shipped { get; } = IdxDataset.Load(Path.Combine(AppContext.BaseDirectory, "data", HeldOut + ".gz"));

    /// <summary>Fills a folder with a few hundred of the shipped digits: enough to learn from, trained on in a blink.</summary>
    public static string WriteFew(TemporaryFolder folder, int train = 640, int heldOut = 200)
    {
        File.WriteAllBytes(folder[Train], Idx(Shipped.Take(train)));
        // gzipped, as they are downloaded
        File.WriteAllBytes(folder[HeldOut + ".gz"], Gzip(Idx(Shipped.Slice(train, heldOut))));
        return folder.Full;
    }

    /// <summary>An IDX file of bytes in three dimensions.</summary>
    public static byte[] Idx(IDataset pictures)
    {
        var size = pictures.Shape[0] * pictures.Shape[1];
        var file = new byte[16 + pictures.Count * size];
        file[2] = 0x08; // unsigned bytes
        file[3] = 3; // dimensions
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4), pictures.Count);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(8), pictures.Shape[0]);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(12), pictures.Shape[1]);
        var picture = new float[size];
        for (var index = 0; index < pictures.Count; index++)
        {
            pictures.Read(index, picture);
            for (var pixel = 0; pixel < size; pixel++)
            {
                file[16 + index * size + pixel] = (byte)MathF.Round(picture[pixel] * 255);
            }
        }
        return file;
    }

    private static byte[] Gzip(byte[] content)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }
        return zipped.ToArray();
    }
}
