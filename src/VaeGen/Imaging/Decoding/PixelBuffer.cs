namespace VaeGen;

/// <summary>A picture's pixels on their way in. There is room for what the file is likely to hold, more only as it turns out to hold it: a header can claim anything.</summary>
internal sealed class PixelBuffer
{
    private readonly int stride;
    private readonly int total;
    private byte[] pixels;

    public PixelBuffer(int height, int stride, long fileLength)
    {
        this.stride = stride;
        total = height * stride;
        pixels = new byte[Math.Min(total, 65536 + 4 * fileLength)];
    }

    /// <summary>A row to write to.</summary>
    public Span<byte> Row(int row)
    {
        var end = (row + 1) * stride;
        if (end > pixels.Length)
        {
            Array.Resize(ref pixels, (int)Math.Min(total, Math.Max(end, 2L * pixels.Length)));
        }
        return pixels.AsSpan(row * stride, stride);
    }

    /// <summary>All rows, when all are written.</summary>
    public byte[] Finish() => pixels;
}
