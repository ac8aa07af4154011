namespace VaeGen;

/// <summary>Turns decoded pixels into grey or RGB ones.</summary>
internal static class PixelConversion
{
    /// <summary>Lays a picture over a background and turns it into another number of channels.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="channels">1: grey; 3: RGB.</param>
    /// <param name="background">What shows where the picture is transparent.</param>
    /// <returns>The pixels, [height, width, channels].</returns>
    public static byte[] Convert(DecodedImage image, int channels, (byte Red, byte Green, byte Blue) background)
    {
        if (image.Channels == channels)
        {
            return image.Pixels;
        }
        var pixels = new byte[image.Width * image.Height * channels];
        var grey = image.Channels < 3;
        for (int from = 0, to = 0; from < image.Pixels.Length; from += image.Channels, to += channels)
        {
            var red = image.Pixels[from];
            var (green, blue) = grey ? (red, red) : (image.Pixels[from + 1], image.Pixels[from + 2]);
            if (image.HasAlpha)
            {
                var alpha = image.Pixels[from + image.Channels - 1];
                (red, green, blue) = (Over(red, alpha, background.Red), Over(green, alpha, background.Green), Over(blue, alpha, background.Blue));
            }
            if (channels == 1)
            {
                pixels[to] = Grey(red, green, blue);
            }
            else
            {
                (pixels[to], pixels[to + 1], pixels[to + 2]) = (red, green, blue);
            }
        }
        return pixels;
    }

    /// <summary>Luma after ITU-R BT.601, 0.299 R + 0.587 G + 0.114 B, in 16-bit fractions that sum to one: a grey pixel stays what it is.</summary>
    private static byte Grey(int red, int green, int blue) => (byte)((19595 * red + 38470 * green + 7471 * blue + 32768) >> 16);

    private static byte Over(int front, int alpha, int back) => (byte)((front * alpha + back * (255 - alpha) + 127) / 255);
}
