using Faces.Reading;
using VaeGen;

namespace Faces;

/// <summary>
/// "Man with glasses − man without glasses + woman" with three people a time: how often is what comes out a woman with glasses? Once calculated with
/// codes, once with the pixels themselves.
/// </summary>
internal sealed class Arithmetic
{
    // one draw from N(0, I) of 16 dimensions in twenty is longer: a decoder has seen little beyond
    private const double LongestCode = 5.13;

    private readonly SampleSet[] people;

    /// <param name="count">How many times three people.</param>
    public Arithmetic(int count) => people =
    [
        FaceSets.Where(FaceData.ArithmeticSeed, count, face => face is { Woman: false, Glasses: true }),
        FaceSets.Where(FaceData.ArithmeticSeed + 1, count, face => face is { Woman: false, Glasses: false }),
        FaceSets.Where(FaceData.ArithmeticSeed + 2, count, face => face is { Woman: true, Glasses: false }),
    ];

    /// <summary>The faces that the codes' sums are decoded to, no code longer than nearly all from N(0, I) are.</summary>
    public SampleSet WithCodes(IFaceModel model)
    {
        var sums = LatentCodes.Sum((model.LatentMean(people[0]), 1), (model.LatentMean(people[1]), -1), (model.LatentMean(people[2]), 1));
        return model.Decode(LatentCodes.ClampLength(sums, LongestCode));
    }

    /// <summary>The same with pixels, what leaves [0, 1] cut off.</summary>
    public SampleSet WithPixels()
    {
        var sums = LatentCodes.Sum((people[0], 1), (people[1], -1), (people[2], 1)).Values;
        foreach (ref var value in sums.AsSpan())
        {
            value = Math.Clamp(value, 0, 1);
        }
        return new SampleSet(sums, people[0].Shape);
    }

    /// <summary>The share of pictures that the reader takes for a face, of a woman, with glasses.</summary>
    public static double Success(FactorReader reader, IDataset pictures) =>
        reader.Read(pictures).Average(reading => reading is { IsFace: true, WomanProbability: >= 0.5f, GlassesProbability: >= 0.5f } ? 1.0 : 0.0);

    /// <summary>Rows of five: the three people, and the sums of codes and of pixels.</summary>
    public SampleSet Rows(SampleSet withCodes, SampleSet withPixels, int rows)
    {
        var pictures = new List<IDataset>();
        for (var row = 0; row < rows; row++)
        {
            pictures.AddRange(people.Append(withCodes).Append(withPixels).Select(set => set.Slice(row, 1)));
        }
        return SampleSet.Of([.. pictures]);
    }
}
