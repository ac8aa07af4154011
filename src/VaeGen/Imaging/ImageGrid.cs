using System.Globalization;

namespace VaeGen;

/// <summary>Draws samples side by side in one picture.</summary>
public static class ImageGrid
{
    private const byte Background = 128; // neither ink nor paper: the edges of every sample show

    /// <summary>Draws samples left to right and top to bottom: 0 is black, 1 is white, what lies outside is cut off, NaN is black.</summary>
    /// <param name="samples">Pictures of shape (H, W), (1, H, W) or, in red, green and blue, (3, H, W).</param>
    /// <param name="columns">Samples in a row; 0: about as many columns as rows.</param>
    /// <param name="scale">Pixels along each side of a value's square.</param>
    /// <param name="padding">Grey pixels between samples and around them.</param>
    /// <exception cref="ShapeException">The samples are of another shape, or the picture would be too large for an array.</exception>
    /// <exception cref="DataException">There are no samples.</exception>
    /// <example><code>ImageGrid.Draw(digits.Take(100), columns: 10, scale: 2).SavePng("first100.png");</code></example>
    public static RasterImage Draw(IDataset samples, int columns = 0, int scale = 1, int padding = 2)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(padding);
        var (channels, height, width) = Picture(samples.Shape);
        if (samples.Count < 1)
        {
            throw new DataException("There are no samples to draw, expected at least one.") { Expected = "at least one sample", Found = "none" };
        }

        columns = Math.Min(columns == 0 ? (int)Math.Ceiling(Math.Sqrt(samples.Count)) : columns, samples.Count);
        var rows = (samples.Count - 1) / columns + 1;
        var totalWidth = Extent(columns, width);
        var totalHeight = Extent(rows, height);
        if (totalWidth * totalHeight * channels > Array.MaxLength)
        {
            throw new ShapeException(string.Create(CultureInfo.InvariantCulture,
                $"A grid of {totalWidth}×{totalHeight} pixels is too large to draw; draw fewer samples or a smaller scale."));
        }

        var image = new RasterImage((int)totalWidth, (int)totalHeight, channels, new byte[(int)(totalWidth * totalHeight * channels)]);
        image.Pixels.AsSpan().Fill(Background);
        var sample = new float[channels * height * width];
        for (var index = 0; index < samples.Count; index++)
        {
            samples.Read(index, sample);
            var left = (int)Extent(index % columns, width);
            var top = (int)Extent(index / columns, height);
            Draw(sample, channels, height, width, image, left, top, scale);
        }
        return image;

        // pixels along some cells, with the padding before each and after the last
        Int128 Extent(int cells, int size) => (Int128)cells * ((Int128)size * scale + padding) + padding;
    }

    private static void Draw(ReadOnlySpan<float> sample, int channels, int height, int width, RasterImage image, int left, int top, int scale)
    {
        var stride = image.Width * channels;
        for (var y = 0; y < height; y++)
        {
            var start = (top + y * scale) * stride + left * channels;
            var row = image.Pixels.AsSpan(start, width * scale * channels);
            var next = 0;
            for (var x = 0; x < width; x++)
            {
                for (var repeat = 0; repeat < scale; repeat++)
                {
                    for (var channel = 0; channel < channels; channel++)
                    {
                        row[next++] = Level(sample[(channel * height + y) * width + x]);
                    }
                }
            }
            for (var repeat = 1; repeat < scale; repeat++)
            {
                row.CopyTo(image.Pixels.AsSpan(start + repeat * stride));
            }
        }
    }

    // conversions to byte saturate, and take NaN to 0
    private static byte Level(float value) => (byte)Math.Clamp(MathF.Round(value * 255), 0, 255);

    private static (int Channels, int Height, int Width) Picture(ReadOnlySpan<int> shape)
    {
        _ = Shapes.Size(shape); // a user's data set may claim anything
        return shape switch
        {
            [var height, var width] => (1, height, width),
            [1 or 3, var height, var width] => (shape[0], height, width),
            _ => throw new ShapeException($"Samples of {Shapes.Text(shape)} are no pictures, expected H×W, 1×H×W or 3×H×W.")
            {
                Expected = "H×W, 1×H×W or 3×H×W",
                Found = Shapes.Text(shape),
            },
        };
    }
}
