using System.Diagnostics;
using System.Globalization;
using Faces.Rendering;

namespace Faces;

/// <summary>How many faces are drawn a second, on all cores.</summary>
internal static class DrawingRate
{
    private const int Count = 20_000;

    public static void Measure(Report report)
    {
        var faces = new FaceDataset(FaceData.MeasuredSeed, Count);
        var rates = Enumerable.Range(0, 5).Select(_ => Rate(faces)).Order().ToArray();
        report.Line("rate", string.Create(CultureInfo.InvariantCulture,
            $"{rates[2]:N0} faces/s on {Environment.ProcessorCount} cores: the median of 5 times {Count:N0} faces"), ("facesPerSecond", rates[2]));
    }

    private static double Rate(FaceDataset faces)
    {
        var time = Stopwatch.StartNew();
        Parallel.For(0, faces.Count, () => new float[FaceRenderer.Size], (index, _, picture) =>
        {
            faces.Read(index, picture);
            return picture;
        }, _ => { });
        return faces.Count / time.Elapsed.TotalSeconds;
    }
}
