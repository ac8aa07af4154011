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
                var face = FaceFactors.Draw(ref random);
                FaceRenderer.Draw(face, picture);
                target[0] = 1;
                face.CopyTo(target[1..]);
            }
            Filters.Blur(picture, random.NextInt32(6));
            Filters.AddNoise(picture, 0.08f * random.NextSingle() * random.NextSingle(), ref random);
        });
    }
}
