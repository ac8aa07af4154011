using Faces.Rendering;
using VaeGen;

namespace Faces.Reading;

/// <summary>Kinds of pictures that are no faces.</summary>
internal enum NoFace
{
    /// <summary>A random colour for every pixel.</summary>
    Noise,

    /// <summary>Ellipses and boxes of any colour.</summary>
    Shapes,

    /// <summary>The mean of three to twelve faces.</summary>
    Average,

    /// <summary>Two faces that shine through each other.</summary>
    Double,

    /// <summary>Parts of two faces that do not fit: halves, or tiles that have changed places.</summary>
    Pieces,

    /// <summary>A face under spots of colour.</summary>
    Spots,

    /// <summary>A pattern in which a face hardly shows.</summary>
    Faint,
}

/// <summary>Draws pictures that are no faces.</summary>
internal static class NoFaces
{
    private const int Side = Canvas.Side;

    public const int Kinds = (int)NoFace.Faint + 1;

    public static void Draw(NoFace kind, ref SampleRandom random, Span<float> picture)
    {
        switch (kind)
        {
            case NoFace.Noise:
                foreach (ref var value in picture)
                {
                    value = random.NextSingle();
                }
                break;
            case NoFace.Shapes:
                DrawFlat(ref random, picture);
                DrawShapes(3 + random.NextInt32(6), size: 20, opacity: 1, softness: 1, ref random, picture);
                break;
            case NoFace.Average:
                Mix(3 + random.NextInt32(10), ref random, picture);
                break;
            case NoFace.Double:
                Mix(2, ref random, picture);
                break;
            case NoFace.Pieces:
                DrawPieces(ref random, picture);
                break;
            case NoFace.Spots:
                DrawFace(ref random, picture);
                DrawShapes(6 + random.NextInt32(10), size: 10, opacity: 0.75f, softness: 6, ref random, picture);
                break;
            case NoFace.Faint:
                DrawFaint(ref random, picture);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected a kind of picture.");
        }
    }

    private static void DrawFace(ref SampleRandom random, Span<float> picture) => FaceRenderer.Draw(FaceFactors.Draw(ref random), picture);

    private static Color AnyColor(ref SampleRandom random) => new(random.NextSingle(), random.NextSingle(), random.NextSingle());

    private static void DrawFlat(ref SampleRandom random, Span<float> picture) => new Canvas(picture).Fill(new Flat(AnyColor(ref random)));

    private static void DrawShapes(int count, float size, float opacity, float softness, ref SampleRandom random, Span<float> picture)
    {
        var canvas = new Canvas(picture);
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (Side * random.NextSingle(), Side * random.NextSingle());
            var (a, b) = (3 + size * random.NextSingle(), 3 + size * random.NextSingle());
            var paint = new Flat(AnyColor(ref random));
            if (random.NextInt32(2) == 0)
            {
                canvas.Paint(new Ellipse(x, y, a, b), paint, opacity, softness);
            }
            else
            {
                canvas.Paint(new RoundBox(new Box(x - a, y - b, x + a, y + b), 2), paint, opacity, softness);
            }
        }
    }

    // two are mixed 35 : 65 at least: less is a face with a shadow on it
    private static void Mix(int count, ref SampleRandom random, Span<float> picture)
    {
        var other = new float[FaceRenderer.Size];
        picture.Clear();
        var first = count == 2 ? 0.35f + 0.3f * random.NextSingle() : 1f / count;
        for (var i = 0; i < count; i++)
        {
            DrawFace(ref random, other);
            var share = i == 0 ? first : (1 - first) / (count - 1);
            for (var j = 0; j < other.Length; j++)
            {
                picture[j] += share * other[j];
            }
        }
    }

    // what decoders make of codes that they have never seen: tiles around the faces' mean colour, and up to 0.4 of a face
    private static void DrawFaint(ref SampleRandom random, Span<float> picture)
    {
        DrawFace(ref random, picture);
        var (cell, strength, share) = (1 + random.NextInt32(8), 0.02f + 0.15f * random.NextSingle(), 0.4f * random.NextSingle());
        Span<float> tiles = stackalloc float[Side * Side];
        for (var plane = 0; plane < 3; plane++)
        {
            foreach (ref var tile in tiles)
            {
                tile = strength * (2 * random.NextSingle() - 1);
            }
            var values = picture.Slice(plane * Side * Side, Side * Side);
            var mean = Mean(values) + 0.2f * (random.NextSingle() - 0.5f);
            for (var i = 0; i < values.Length; i++)
            {
                var tile = tiles[i / Side / cell * Side + i % Side / cell];
                values[i] = Math.Clamp(mean + share * (values[i] - mean) + tile, 0, 1);
            }
        }
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }
        return sum / values.Length;
    }

    private static void DrawPieces(ref SampleRandom random, Span<float> picture)
    {
        var other = new float[FaceRenderer.Size];
        DrawFace(ref random, other);
        DrawFace(ref random, picture);
        var (down, tiles) = (random.NextInt32(2) == 1, random.NextInt32(2) == 1);
        for (var i = 0; i < picture.Length; i++)
        {
            var (x, y) = (i % Side, i / Side % Side);
            if (tiles)
            {
                // the tiles of the same face, each moved by a half
                picture[i] = other[i - x - y * Side + (x + Side / 2) % Side + (down ? (y + Side / 2) % Side : y) * Side];
            }
            else if ((down ? y : x) < Side / 2)
            {
                picture[i] = other[i];
            }
        }
    }
}
