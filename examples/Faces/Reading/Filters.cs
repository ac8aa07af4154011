using Faces.Rendering;
using VaeGen;

namespace Faces.Reading;

/// <summary>What makes pictures worse: blur and noise.</summary>
internal static class Filters
{
    private const int Side = Canvas.Side;

    /// <summary>Blurs a picture, so many times with the weights ¼, ½, ¼ across and down: a Gaussian of a standard deviation of √(times/2) pixels.</summary>
    public static void Blur(Span<float> picture, int times)
    {
        for (var time = 0; time < times; time++)
        {
            for (var line = 0; line < 3 * Side; line++)
            {
                BlurLine(picture.Slice(line * Side, Side), 1);
            }
            for (var plane = 0; plane < 3; plane++)
            {
                for (var column = 0; column < Side; column++)
                {
                    BlurLine(picture.Slice(plane * Side * Side + column, (Side - 1) * Side + 1), Side);
                }
            }
        }
    }

    /// <summary>Adds a draw from N(0, deviation²) to every value, and cuts off what leaves [0, 1].</summary>
    public static void AddNoise(Span<float> picture, float deviation, ref SampleRandom random)
    {
        foreach (ref var value in picture)
        {
            // four uniform numbers are close enough to a normal one, and far quicker
            var uniform = random.NextSingle() + random.NextSingle() + random.NextSingle() + random.NextSingle() - 2;
            value = Math.Clamp(value + deviation * 1.7320508f * uniform, 0, 1);
        }
    }

    // a line's ends count twice
    private static void BlurLine(Span<float> line, int stride)
    {
        var before = line[0];
        for (var i = 0; i < line.Length; i += stride)
        {
            var value = line[i];
            var after = i + stride < line.Length ? line[i + stride] : value;
            line[i] = (before + value + value + after) / 4;
            before = value;
        }
    }
}
