namespace VaeGen;

/// <summary>One picture (PNG, PGM, PPM) that is not in a folder, such as one that somebody sent, brought to a model's shape as <see cref="ImageFolder"/> does.</summary>
/// <example>
/// <code>
/// using var sent = new MemoryStream(bytes);
/// var code = model.LatentMean(ImageSample.Read(sent, "the picture", new ImageFolderOptions(), 3, 64, 64));
/// </code>
/// </example>
public static class ImageSample
{
    /// <summary>Reads a picture.</summary>
    /// <param name="stream">Its bytes from the first to the last, in a stream that can seek; it is left open.</param>
    /// <param name="name">What messages call it.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="shape">The shape that it is brought to: (H, W) or (1, H, W) in grey, (3, H, W) in red, green and blue.</param>
    /// <returns>A set of one sample, of values in [0, 1].</returns>
    /// <exception cref="DataException">It cannot be decoded; whatever is wrong with it.</exception>
    /// <exception cref="ShapeException">The shape is none of these, or that of the picture where nothing may be resized.</exception>
    /// <exception cref="ArgumentException">The stream cannot seek.</exception>
    public static SampleSet Read(Stream stream, string name, ImageFolderOptions options, params ReadOnlySpan<int> shape)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumPixels, 1);
        if (!stream.CanSeek)
        {
            throw new ArgumentException("The stream cannot seek, expected one that can, such as a file or a MemoryStream.", nameof(stream));
        }
        var target = PictureShape.Of(shape);
        stream.Position = 0;
        var pixels = target.Fit(name, ImageFile.Read(name, stream, options.MaximumPixels), options);
        var values = new float[pixels.Length];
        ByteValues.Scale(pixels, values);
        return new SampleSet(values, shape);
    }
}
