using Faces.Rendering;
using VaeGen;

namespace Faces;

/// <summary>Faces picked by what they are.</summary>
internal static class FaceSets
{
    /// <summary>The first faces of a seed for which something is true.</summary>
    /// <param name="seed">Whose faces they are.</param>
    /// <param name="count">How many.</param>
    /// <param name="wanted">What is true of them.</param>
    public static SampleSet Where(long seed, int count, Predicate<FaceFactors> wanted)
    {
        var all = new FaceDataset(seed, int.MaxValue);
        var values = new float[count * FaceRenderer.Size];
        for (var (index, found) = (0, 0); found < count; index++)
        {
            var face = all[index];
            if (wanted(face))
            {
                FaceRenderer.Draw(face, values.AsSpan(found++ * FaceRenderer.Size, FaceRenderer.Size));
            }
        }
        return new SampleSet(values, 3, Canvas.Side, Canvas.Side);
    }

    /// <summary>The same faces twice, changed in one thing only: as they are with it, and as they are without.</summary>
    public static (SampleSet With, SampleSet Without) Pairs(
        long seed, int count, Predicate<FaceFactors> suits, Func<FaceFactors, FaceFactors> with, Func<FaceFactors, FaceFactors> without)
    {
        var all = new FaceDataset(seed, int.MaxValue);
        var (first, second) = (new float[count * FaceRenderer.Size], new float[count * FaceRenderer.Size]);
        for (var (index, found) = (0, 0); found < count; index++)
        {
            var face = all[index];
            if (suits(face))
            {
                FaceRenderer.Draw(with(face), first.AsSpan(found * FaceRenderer.Size, FaceRenderer.Size));
                FaceRenderer.Draw(without(face), second.AsSpan(found * FaceRenderer.Size, FaceRenderer.Size));
                found++;
            }
        }
        return (new SampleSet(first, 3, Canvas.Side, Canvas.Side), new SampleSet(second, 3, Canvas.Side, Canvas.Side));
    }
}
