namespace VaeGen;

/// <summary>Changes samples by a function of the user's, in training only.</summary>
internal sealed class Augmentation(SampleTransform transform) : IRandomChange
{
    private readonly SampleTransform transform = transform ?? throw new ArgumentNullException(nameof(transform));

    public void Apply(int index, ref SampleRandom random, Span<float> sample) => transform(sample, ref random);

    public void ApplyFixed(int index, Span<float> sample)
    {
    }

    /// <summary>Pictures turned left to right, each with a probability.</summary>
    public static Augmentation Mirror(ReadOnlySpan<int> shape, float probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(probability, 1);
        var (_, _, width) = Picture(shape);
        return new((sample, ref random) =>
        {
            if (random.NextSingle() >= probability)
            {
                return;
            }
            for (; !sample.IsEmpty; sample = sample[width..])
            {
                sample[..width].Reverse();
            }
        });
    }

    /// <summary>Pictures moved by up to so many pixels along each side; what they leave is filled.</summary>
    public static Augmentation Shift(ReadOnlySpan<int> shape, int pixels, float fill)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pixels);
        var (_, height, width) = Picture(shape);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pixels, Math.Min(height, width));
        return new((sample, ref random) =>
        {
            var right = random.NextInt32(2 * pixels + 1) - pixels;
            var down = random.NextInt32(2 * pixels + 1) - pixels;
            for (; !sample.IsEmpty; sample = sample[(height * width)..])
            {
                Move(sample[..(height * width)], height, width, right, down, fill);
            }
        });
    }

    private static void Move(Span<float> plane, int height, int width, int right, int down, float fill)
    {
        // from the side that the picture moves towards, so that no row is overwritten before it is moved
        for (var i = 0; i < height; i++)
        {
            var y = down > 0 ? height - 1 - i : i;
            var row = plane.Slice(y * width, width);
            if (y - down < 0 || y - down >= height)
            {
                row.Fill(fill);
                continue;
            }
            var from = plane.Slice((y - down) * width, width);
            if (right >= 0)
            {
                from[..(width - right)].CopyTo(row[right..]);
                row[..right].Fill(fill);
            }
            else
            {
                from[-right..].CopyTo(row);
                row[(width + right)..].Fill(fill);
            }
        }
    }

    private static (int Channels, int Height, int Width) Picture(ReadOnlySpan<int> shape) => shape switch
    {
        [var height, var width] => (1, height, width),
        [var channels, var height, var width] => (channels, height, width),
        _ => throw new ShapeException($"Samples of {Shapes.Text(shape)} are no pictures, expected H×W or C×H×W.") { Expected = "H×W or C×H×W", Found = Shapes.Text(shape) },
    };
}
