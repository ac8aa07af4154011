namespace VaeGen;

/// <summary>A picture of 8-bit pixels, grey or RGB.</summary>
public sealed class RasterImage
{
    /// <summary>Wraps pixels; they are not copied.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows of pixels.</param>
    /// <param name="channels">1: grey; 3: red, green and blue.</param>
    /// <param name="pixels">Row by row, a pixel's channels side by side: [height, width, channels].</param>
    /// <exception cref="ArgumentException">The sizes are not positive, the channels neither 1 nor 3, or the number of pixels is another.</exception>
    public RasterImage(int width, int height, int channels, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (channels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(channels), channels, "A picture has 1 channel (grey) or 3 (red, green, blue).");
        }
        if ((Int128)width * height * channels != pixels.Length)
        {
            throw new ArgumentException($"A picture of {width}×{height} pixels and {channels} channels has {(Int128)width * height * channels} values; these are {pixels.Length}.", nameof(pixels));
        }
        Width = width;
        Height = height;
        Channels = channels;
        Pixels = pixels;
    }

    /// <summary>Pixels in a row.</summary>
    public int Width { get; }

    /// <summary>Rows of pixels.</summary>
    public int Height { get; }

    /// <summary>1: grey; 3: red, green and blue.</summary>
    public int Channels { get; }

    /// <summary>Row by row, a pixel's channels side by side: [height, width, channels].</summary>
    public byte[] Pixels { get; }

    /// <summary>Writes the picture as a PNG file.</summary>
    /// <param name="path">The file; it is overwritten.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void SavePng(string path)
    {
        using var file = File.Create(path);
        Png.Write(this, file);
    }
}
