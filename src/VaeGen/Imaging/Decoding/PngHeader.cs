using System.Buffers.Binary;
using System.Globalization;

namespace VaeGen;

/// <summary>A PNG file's colour types; the numbers are the format's.</summary>
internal enum PngColor
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}

/// <summary>What a PNG file's IHDR chunk says.</summary>
internal readonly record struct PngHeader(int Width, int Height, int Depth, PngColor Color, bool Interlaced)
{
    public const int Length = 13;

    /// <summary>Values that a pixel has in the file.</summary>
    public int Samples => Color switch { PngColor.Rgb => 3, PngColor.GreyAlpha => 2, PngColor.RgbAlpha => 4, _ => 1 };

    /// <summary>Bytes from a value to that of the pixel before it, for the filters; 1 where pixels share bytes.</summary>
    public int FilterDistance => Math.Max(1, Samples * Depth / 8);

    /// <summary>Bytes of a row of so many pixels.</summary>
    public int RowBytes(int width) => (int)(((long)width * Samples * Depth + 7) / 8);

    /// <exception cref="DataException">It makes no sense.</exception>
    public static PngHeader Parse(string path, ReadOnlySpan<byte> content, long maximumPixels)
    {
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(content), BinaryPrimitives.ReadUInt32BigEndian(content[4..]));
        ImageFile.CheckSize(path, width, height, maximumPixels);
        var (depth, color) = (content[8], (PngColor)content[9]);
        var known = color switch
        {
            PngColor.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColor.Palette => depth is 1 or 2 or 4 or 8,
            PngColor.Rgb or PngColor.GreyAlpha or PngColor.RgbAlpha => depth is 8 or 16,
            _ => false,
        };
        if (!known)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture,
                $"has colour type {content[9]} with {depth} bits, expected one of PNG's: grey (0), RGB (2), palette (3), grey with alpha (4) or RGB with alpha (6), of 1 to 16 bits."));
        }
        if (content[10] != 0 || content[11] != 0 || content[12] > 1)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture,
                $"has the compression, filter and interlace methods {content[10]}, {content[11]} and {content[12]}, expected 0, 0 and 0 or 1."));
        }
        return new PngHeader((int)width, (int)height, depth, color, content[12] == 1);
    }
}
