using System.Globalization;
using System.Text.Json.Nodes;
using Faces.Rendering;
using VaeGen;

namespace Faces.Reading;

/// <summary>How often the reader is right, on pictures that it did not learn from.</summary>
/// <param name="Faces">Share of faces that it takes for faces.</param>
/// <param name="Woman">Share of faces of which it tells woman from man.</param>
/// <param name="Glasses">Share of faces of which it tells whether they wear glasses.</param>
internal readonly record struct ReaderAccuracy(double Faces, double Woman, double Glasses)
{
    private const int Count = 1000;

    /// <summary>Measures on drawn faces.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="blurs">How often they are blurred: twice the variance of the Gaussian in pixels.</param>
    public static ReaderAccuracy Of(FactorReader reader, int blurs)
    {
        var faces = new FaceDataset(FaceData.MeasuredSeed, Count);
        var pictures = SampleSet.Of(faces);
        for (var index = 0; index < Count; index++)
        {
            Filters.Blur(pictures.Values.AsSpan(index * FaceRenderer.Size, FaceRenderer.Size), blurs);
        }
        var readings = reader.Read(pictures);
        return new ReaderAccuracy(
            readings.Count(reading => reading.IsFace) / (double)Count,
            readings.Index().Count(read => read.Item.WomanProbability >= 0.5f == faces[read.Index].Woman) / (double)Count,
            readings.Index().Count(read => read.Item.GlassesProbability >= 0.5f == faces[read.Index].Glasses) / (double)Count);
    }

    /// <summary>The share of pictures of one kind of no face that the reader takes for faces.</summary>
    public static double FooledBy(FactorReader reader, NoFace kind)
    {
        const int Some = 200;
        var values = new float[Some * FaceRenderer.Size];
        for (var index = 0; index < Some; index++)
        {
            var random = new SampleRandom(FaceData.MeasuredSeed, epoch: 1, index);
            NoFaces.Draw(kind, ref random, values.AsSpan(index * FaceRenderer.Size, FaceRenderer.Size));
        }
        return reader.Read(new SampleSet(values, 3, Canvas.Side, Canvas.Side)).Count(reading => reading.IsFace) / (double)Some;
    }

    /// <summary>Tells it all.</summary>
    public static void Tell(FactorReader reader, Report report)
    {
        foreach (var (name, blurs) in (ReadOnlySpan<(string, int)>)[("clean", 0), ("blurred", 4)])
        {
            var right = Of(reader, blurs);
            report.Line("reader", string.Create(CultureInfo.InvariantCulture,
                $"The reader, on {Count:N0} other {name} faces: {right.Faces:P1} taken for faces, woman or man right {right.Woman:P1}, glasses right {right.Glasses:P1}"),
                ("pictures", name), ("faces", right.Faces), ("woman", right.Woman), ("glasses", right.Glasses));
        }
        var fooled = Enum.GetValues<NoFace>().Select(kind => (Kind: kind, Share: FooledBy(reader, kind))).ToArray();
        report.Line("fooled", "No faces that it takes for faces: " + string.Join(", ", fooled.Select(
            one => string.Create(CultureInfo.InvariantCulture, $"{one.Kind.ToString().ToLowerInvariant()} {one.Share:P1}"))),
            [.. fooled.Select(one => (one.Kind.ToString().ToLowerInvariant(), JsonValue.Create(one.Share)))]);
    }
}
