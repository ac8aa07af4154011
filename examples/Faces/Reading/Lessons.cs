using Faces.Rendering;
using VaeGen;

namespace Faces.Reading;

/// <summary>What the reader learns from: faces, most of them blurred or noisy, with their factors; and pictures that are no faces.</summary>
internal static class Lessons
{
    // one picture in so many is no face
    private const int Faceless = 3;

    /// <summary>Draws the lessons of one step.</summary>
    public static void Draw(long seed, int step, float[] pictures, float[] targets)
    {
        var count = pictures.Length / FaceRenderer.Size;
        Parallel.For(0, count, i =>
        {
            var random = new SampleRandom(seed, step + 1, i);
            var picture = pictures.AsSpan(i * FaceRenderer.Size, FaceRenderer.Size);
            var target = targets.AsSpan(i * ReaderNetwork.Outputs, ReaderNetwork.Outputs);
            target.Clear();
            if (i % Faceless == 0)
            {
                NoFaces.Draw((NoFace)random.NextInt32(NoFaces.Kinds), ref random, picture);
            }
            else
            {
                var face = DrawFace(ref random, picture);
                target[0] = 1;
                face.CopyTo(target[1..]);
            }
            Filters.Blur(picture, random.NextInt32(6));
            Filters.AddNoise(picture, 0.08f * random.NextSingle() * random.NextSingle(), ref random);
        });
    }

    /// <summary>Draws a face through whose glasses it shines.</summary>
    /// <param name="face">Who it is.</param>
    /// <param name="strength">From 0, none, to 1, as usual.</param>
    /// <param name="picture">Where it goes.</param>
    public static void DrawWithFaintGlasses(in FaceFactors face, float strength, Span<float> picture)
    {
        var bare = new float[FaceRenderer.Size];
        FaceRenderer.Draw(face with { Glasses = false }, bare);
        FaceRenderer.Draw(face with { Glasses = true }, picture);
        for (var i = 0; i < bare.Length; i++)
        {
            picture[i] = bare[i] + strength * (picture[i] - bare[i]);
        }
    }

    // decoders blur thin rims to shadows: glasses at 0.4 of their strength are glasses, at less than 0.25 they are none, and between the two nobody can say
    private static FaceFactors DrawFace(ref SampleRandom random, Span<float> picture)
    {
        var face = FaceFactors.Draw(ref random);
        if (!face.Glasses || random.NextInt32(2) == 0)
        {
            FaceRenderer.Draw(face, picture);
            return face;
        }
        var isSeen = random.NextInt32(3) > 0;
        DrawWithFaintGlasses(face, isSeen ? 0.4f + 0.6f * random.NextSingle() : 0.25f * random.NextSingle(), picture);
        return face with { Glasses = isSeen };
    }
}
