using Faces.Reading;
using VaeGen;

namespace Faces;

/// <summary>
/// "Man with glasses − man without glasses + woman" with three people a time, who share nothing but what these words say: how often is what comes
/// out a woman with glasses? Once calculated with codes, once with the pixels themselves.
/// </summary>
internal sealed class Arithmetic
{
    private readonly SampleSet[] people;

    /// <param name="count">How many times three people.</param>
    public Arithmetic(int count) => people =
    [
        FaceSets.Where(FaceData.ArithmeticSeed, count, face => face is { Woman: false, Glasses: true }),
        FaceSets.Where(FaceData.ArithmeticSeed + 1, count, face => face is { Woman: false, Glasses: false }),
        FaceSets.Where(FaceData.ArithmeticSeed + 2, count, face => face is { Woman: true, Glasses: false }),
    ];

    /// <summary>How many triples there are.</summary>
    public int Count => people[0].Count;

    /// <summary>The faces that the codes' sums are decoded to.</summary>
    public SampleSet WithCodes(IFaceModel model)
    {
        var codes = people.Select(faces => model.LatentMean(faces)).ToArray();
        return model.Decode(Calculate(codes, codes[0].Shape));
    }

    /// <summary>The same with pixels, what leaves [0, 1] cut off.</summary>
    public SampleSet WithPixels()
    {
        var sums = Calculate(people, people[0].Shape);
        foreach (ref var value in sums.Values.AsSpan())
        {
            value = Math.Clamp(value, 0, 1);
        }
        return sums;
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

    // a − b + c
    private static SampleSet Calculate(SampleSet[] terms, ReadOnlySpan<int> shape)
    {
        var sums = new float[terms[0].Values.Length];
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = terms[0].Values[i] - terms[1].Values[i] + terms[2].Values[i];
        }
        return new SampleSet(sums, shape);
    }
}
