namespace VaeGen;

/// <summary>The shape that pictures are brought to: channels, 1 grey or 3 red, green and blue, and a size in pixels.</summary>
internal readonly record struct PictureShape(int Channels, int Height, int Width)
{
    /// <summary>Reads a sample's shape: (H, W), (1, H, W) or (3, H, W).</summary>
    /// <exception cref="ShapeException">The shape is none of these.</exception>
    public static PictureShape Of(ReadOnlySpan<int> shape)
    {
        _ = Shapes.Size(shape);
        return shape switch
        {
            [var height, var width] => new(1, height, width),
            [1 or 3, var height, var width] => new(shape[0], height, width),
            _ => throw new ShapeException($"Pictures cannot be brought to the shape {Shapes.Text(shape)}, expected H×W, 1×H×W or 3×H×W.")
            {
                Expected = "H×W, 1×H×W or 3×H×W",
                Found = Shapes.Text(shape),
            },
        };
    }

    /// <summary>Brings a picture to this shape.</summary>
    /// <param name="path">What messages call it.</param>
    /// <param name="image">The picture.</param>
    /// <param name="options">How.</param>
    /// <returns>A byte for each value of a sample: [channels, height, width].</returns>
    /// <exception cref="ShapeException">It has another one, and nothing may be resized.</exception>
    public byte[] Fit(string path, DecodedImage image, ImageFolderOptions options)
    {
        if (options.Fit == ImageFit.Exact && (image.Channels, image.Height, image.Width) != (Channels, Height, Width))
        {
            var (found, expected) = (Shapes.Text([image.Channels, image.Height, image.Width]), Shapes.Text([Channels, Height, Width]));
            throw new ShapeException($"{path}: is a picture of {found}, expected {expected}, for nothing may be resized or converted.") { Expected = expected, Found = found };
        }
        var part = options.Fit == ImageFit.Crop ? Middle(image.Width, image.Height) : (0, 0, image.Width, image.Height);
        return Resampling.Resize(PixelConversion.Convert(image, Channels, options.Background), image.Width, Channels, part, Height, Width);
    }

    // the largest part of this aspect ratio, in whole pixels
    private (int X, int Y, int Width, int Height) Middle(int fromWidth, int fromHeight)
    {
        if ((long)fromWidth * Height > (long)fromHeight * Width)
        {
            var partWidth = Math.Max(1, (int)Math.Round((double)fromHeight * Width / Height));
            return ((fromWidth - partWidth) / 2, 0, partWidth, fromHeight);
        }
        var partHeight = Math.Max(1, (int)Math.Round((double)fromWidth * Height / Width));
        return (0, (fromHeight - partHeight) / 2, fromWidth, partHeight);
    }
}
