namespace VaeGen;

/// <summary>
/// Resizes pictures along each side on its own: a side that shrinks takes the mean over the area of each new pixel, one that grows
/// interpolates linearly between the centres of the old ones. Neither leaves the range of the old values.
/// </summary>
internal static class Resampling
{
    /// <summary>Resizes a part of a picture.</summary>
    /// <param name="pixels">The picture, [height, width, channels].</param>
    /// <param name="width">Its pixels in a row.</param>
    /// <param name="channels">Its channels.</param>
    /// <param name="part">The part to take.</param>
    /// <param name="newHeight">Rows of the result.</param>
    /// <param name="newWidth">Pixels in a row of the result.</param>
    /// <returns>The part at its new size, a channel after the other: [channels, newHeight, newWidth].</returns>
    public static byte[] Resize(byte[] pixels, int width, int channels, (int X, int Y, int Width, int Height) part, int newHeight, int newWidth)
    {
        var down = Weights(part.Height, newHeight);
        var across = Weights(part.Width, newWidth);
        var result = new byte[channels * newHeight * newWidth];
        var row = new float[part.Width * channels];
        for (var y = 0; y < newHeight; y++)
        {
            // a row of the new height and the old width
            Array.Clear(row);
            for (var i = 0; i < down[y].Values.Length; i++)
            {
                var weight = down[y].Values[i];
                var source = pixels.AsSpan(((part.Y + down[y].First + i) * width + part.X) * channels, row.Length);
                for (var j = 0; j < row.Length; j++)
                {
                    row[j] += weight * source[j];
                }
            }
            for (var x = 0; x < newWidth; x++)
            {
                for (var channel = 0; channel < channels; channel++)
                {
                    var sum = 0f;
                    for (var i = 0; i < across[x].Values.Length; i++)
                    {
                        sum += across[x].Values[i] * row[(across[x].First + i) * channels + channel];
                    }
                    result[(channel * newHeight + y) * newWidth + x] = (byte)Math.Clamp(sum + 0.5f, 0, 255);
                }
            }
        }
        return result;
    }

    /// <summary>For each new pixel along a side, the old ones that it is made of, in a row from the first, and their shares, which sum to one.</summary>
    private static (int First, float[] Values)[] Weights(int size, int newSize)
    {
        var weights = new (int First, float[] Values)[newSize];
        for (var i = 0; i < newSize; i++)
        {
            weights[i] = newSize < size ? Area(i, size, newSize) : Linear(i, size, newSize);
        }
        return weights;
    }

    // New pixel i covers [i · size, (i + 1) · size) and old pixel k covers [k · newSize, (k + 1) · newSize), in steps of 1 / (size · newSize) of the side.
    private static (int First, float[] Values) Area(long i, long size, long newSize)
    {
        var (start, end) = (i * size, (i + 1) * size);
        var first = start / newSize;
        var values = new float[(end - 1) / newSize - first + 1];
        for (var k = 0; k < values.Length; k++)
        {
            var overlap = Math.Min(end, (first + k + 1) * newSize) - Math.Max(start, (first + k) * newSize);
            values[k] = (float)((double)overlap / size);
        }
        return ((int)first, values);
    }

    // between the two old centres around the new one; beyond the last centre there is only that
    private static (int First, float[] Values) Linear(int i, int size, int newSize)
    {
        var centre = Math.Clamp((i + 0.5) * size / newSize - 0.5, 0, size - 1);
        var first = (int)centre;
        var share = (float)(centre - first);
        return share == 0 ? (first, [1]) : (first, [1 - share, share]);
    }
}
