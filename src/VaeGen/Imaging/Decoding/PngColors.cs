using System.Buffers.Binary;
using System.Globalization;

namespace VaeGen;

/// <summary>Turns rows of a PNG file's values into pixels of 8 bits a channel: palettes are looked up, 16 bits rounded, a transparent colour turned into alpha.</summary>
internal sealed class PngColors
{
    private readonly string path;
    private readonly PngHeader header;
    private readonly byte[] palette;
    private readonly byte[] transparency;
    private readonly bool opaque; // no alpha but what the file's pixels have themselves

    /// <param name="path">The file, for messages.</param>
    /// <param name="header">What its values are.</param>
    /// <param name="palette">The PLTE chunk, red, green and blue of each colour; empty: none.</param>
    /// <param name="transparency">The tRNS chunk: the alpha of the palette's first colours, or the one colour that is transparent; empty: none.</param>
    public PngColors(string path, PngHeader header, byte[] palette, byte[] transparency)
    {
        this.path = path;
        this.header = header;
        this.palette = palette;
        this.transparency = transparency;
        opaque = transparency.Length == 0;
        var expected = header.Color switch
        {
            PngColor.Grey => 2,
            PngColor.Rgb => 6,
            PngColor.Palette => palette.Length / 3,
            _ => 0,
        };
        if (header.Color == PngColor.Palette ? transparency.Length > expected : !opaque && transparency.Length != expected)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture,
                $"its tRNS chunk has {transparency.Length} bytes, expected {(header.Color == PngColor.Palette ? "at most " : "")}{expected} for its colour type."));
        }
    }

    /// <summary>Channels of a pixel: 1 to 4.</summary>
    public int Channels => (header.Color is PngColor.Palette ? 3 : header.Samples) + (opaque ? 0 : 1);

    /// <summary>Writes the pixels of a row.</summary>
    /// <param name="values">The row's bytes.</param>
    /// <param name="pixels">Where the pixels go.</param>
    /// <param name="first">The first pixel's place.</param>
    /// <param name="step">From a pixel's place to the next's: more than 1 where the row is part of an interlaced picture.</param>
    /// <param name="count">Pixels in the row.</param>
    public void Convert(ReadOnlySpan<byte> values, Span<byte> pixels, int first, int step, int count)
    {
        var channels = Channels;
        if (header.Depth == 8 && opaque && step == 1 && header.Color != PngColor.Palette)
        {
            values.CopyTo(pixels); // what most files have
            return;
        }
        for (var i = 0; i < count; i++)
        {
            var pixel = pixels.Slice((first + i * step) * channels, channels);
            if (header.Color == PngColor.Palette)
            {
                LookUp(Packed(values, i), pixel);
            }
            else if (header.Depth == 16)
            {
                Narrow(values.Slice(i * header.Samples * 2, header.Samples * 2), pixel);
            }
            else if (header.Depth == 8)
            {
                var value = values.Slice(i * header.Samples, header.Samples);
                value.CopyTo(pixel);
                if (!opaque)
                {
                    pixel[^1] = IsTransparent(value) ? (byte)0 : (byte)255;
                }
            }
            else
            {
                var level = Packed(values, i);
                pixel[0] = (byte)(level * 255 / ((1 << header.Depth) - 1)); // 1, 3 and 15 divide 255
                if (!opaque)
                {
                    pixel[1] = level == BinaryPrimitives.ReadUInt16BigEndian(transparency) ? (byte)0 : (byte)255;
                }
            }
        }
    }

    // values of up to 8 bits, the first in a byte's high bits
    private int Packed(ReadOnlySpan<byte> values, int index)
    {
        var bit = (long)index * header.Depth;
        return (values[(int)(bit >> 3)] >> (8 - header.Depth - (int)(bit & 7))) & ((1 << header.Depth) - 1);
    }

    private void LookUp(int index, Span<byte> pixel)
    {
        if (3 * index >= palette.Length)
        {
            throw ImageFile.Error(path, string.Create(CultureInfo.InvariantCulture, $"has a pixel of colour {index}, expected one of the {palette.Length / 3} of its palette, from 0."));
        }
        palette.AsSpan(3 * index, 3).CopyTo(pixel);
        if (!opaque)
        {
            pixel[3] = index < transparency.Length ? transparency[index] : (byte)255;
        }
    }

    private void Narrow(ReadOnlySpan<byte> value, Span<byte> pixel)
    {
        for (var channel = 0; channel < header.Samples; channel++)
        {
            pixel[channel] = Rounded(BinaryPrimitives.ReadUInt16BigEndian(value[(2 * channel)..]), ushort.MaxValue);
        }
        if (!opaque)
        {
            pixel[^1] = value.SequenceEqual(transparency) ? (byte)0 : (byte)255;
        }
    }

    // the chunk has 16 bits a value whatever the picture has
    private bool IsTransparent(ReadOnlySpan<byte> value)
    {
        for (var channel = 0; channel < value.Length; channel++)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(transparency.AsSpan(2 * channel)) != value[channel])
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The nearest of 256 levels to a value from 0 to a maximum.</summary>
    public static byte Rounded(int value, int maximum) => (byte)((value * 255L + maximum / 2) / maximum);
}
