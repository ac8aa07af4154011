using VaeGen;

namespace Faces;

/// <summary>Everything about a face: the picture follows from these, and from nothing else.</summary>
internal readonly record struct FaceFactors
{
    /// <summary>Shape of the face, brows, lashes, lips.</summary>
    public required bool Woman { get; init; }

    public required bool Glasses { get; init; }

    /// <summary>From −1, mouth corners down, to 1, a laugh.</summary>
    public required float Smile { get; init; }

    /// <summary>From 0, cropped, over 0.5, to the chin, to 1, past the shoulders.</summary>
    public required float HairLength { get; init; }

    /// <summary>From 0, black, over brown and ginger, to 1, platinum.</summary>
    public required float HairColor { get; init; }

    /// <summary>Where the hair parts: from −1, left, to 1, right.</summary>
    public required float Parting { get; init; }

    /// <summary>0: none. From 0.35, short, to 1, full. A woman has none.</summary>
    public required float Beard { get; init; }

    /// <summary>From 0, the lightest, to 1, the darkest.</summary>
    public required float SkinTone { get; init; }

    /// <summary>From 0, narrow, to 1, round.</summary>
    public required float Roundness { get; init; }

    /// <summary>From 0, blue, over green, to 1, brown.</summary>
    public required float EyeColor { get; init; }

    /// <summary>The head's place, to the right of the middle: −1 to 1, a fiftieth of the picture's side either way.</summary>
    public required float X { get; init; }

    /// <summary>The head's place, below the middle: −1 to 1, a fiftieth of the picture's side either way.</summary>
    public required float Y { get; init; }

    /// <summary>Where the face looks: from −1, to the picture's left, to 1, to its right.</summary>
    public required float Turn { get; init; }

    /// <summary>The colour behind, from 0, blue, to 1, apricot.</summary>
    public required float Background { get; init; }

    /// <summary>The colour of the shirt, from 0, navy, to 1, mint.</summary>
    public required float Clothes { get; init; }

    /// <summary>The shortest beard there is; less is none.</summary>
    public const float ShortestBeard = 0.35f;

    /// <summary>
    /// Draws a face. The factors are independent but for hair, which is mostly longer on women and shorter on men, both as far as 0.15 to 1
    /// and 0 to 0.8, and for beards, which half of the men wear.
    /// </summary>
    public static FaceFactors Draw(ref SampleRandom random)
    {
        var woman = random.NextInt32(2) == 1;
        var usual = random.NextInt32(5) > 0;
        return new FaceFactors
        {
            Woman = woman,
            Glasses = random.NextInt32(2) == 1,
            Smile = Between(-1, 1, ref random),
            HairLength = (woman, usual) switch
            {
                (true, true) => Between(0.5f, 1, ref random),
                (true, false) => Between(0.15f, 0.5f, ref random),
                (false, true) => Between(0, 0.35f, ref random),
                (false, false) => Between(0.35f, 0.8f, ref random),
            },
            HairColor = Between(0, 1, ref random),
            Parting = Between(-1, 1, ref random),
            Beard = random.NextInt32(2) == 1 && !woman ? Between(ShortestBeard, 1, ref random) : 0,
            SkinTone = Between(0, 1, ref random),
            Roundness = Between(0, 1, ref random),
            EyeColor = Between(0, 1, ref random),
            X = Between(-1, 1, ref random),
            Y = Between(-1, 1, ref random),
            Turn = Between(-1, 1, ref random),
            Background = Between(0, 1, ref random),
            Clothes = Between(0, 1, ref random),
        };
    }

    /// <summary>How many factors there are.</summary>
    public static int Count => Names.Count;

    /// <summary>The factors' names, in the order of <see cref="CopyTo"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "woman", "glasses", "smile", "hair length", "hair colour", "parting", "beard", "skin tone", "roundness", "eye colour",
        "x", "y", "turn", "background", "clothes",
    ];

    /// <summary>Writes the factors as numbers, what is true as 1.</summary>
    /// <param name="values">Where they go: <see cref="Count"/> values.</param>
    public void CopyTo(Span<float> values) => ((ReadOnlySpan<float>)
    [
        Woman ? 1 : 0, Glasses ? 1 : 0, Smile, HairLength, HairColor, Parting, Beard, SkinTone, Roundness, EyeColor,
        X, Y, Turn, Background, Clothes,
    ]).CopyTo(values);

    /// <summary>The face that numbers describe, those that are no face's moved into its ranges.</summary>
    /// <param name="values">As <see cref="CopyTo"/> writes them; a truth is one from 0.5 on.</param>
    public static FaceFactors From(ReadOnlySpan<float> values)
    {
        var woman = values[0] >= 0.5f;
        return new FaceFactors
        {
            Woman = woman,
            Glasses = values[1] >= 0.5f,
            Smile = Math.Clamp(values[2], -1, 1),
            HairLength = Math.Clamp(values[3], 0, 1),
            HairColor = Math.Clamp(values[4], 0, 1),
            Parting = Math.Clamp(values[5], -1, 1),
            Beard = woman || values[6] < ShortestBeard / 2 ? 0 : Math.Clamp(values[6], ShortestBeard, 1),
            SkinTone = Math.Clamp(values[7], 0, 1),
            Roundness = Math.Clamp(values[8], 0, 1),
            EyeColor = Math.Clamp(values[9], 0, 1),
            X = Math.Clamp(values[10], -1, 1),
            Y = Math.Clamp(values[11], -1, 1),
            Turn = Math.Clamp(values[12], -1, 1),
            Background = Math.Clamp(values[13], 0, 1),
            Clothes = Math.Clamp(values[14], 0, 1),
        };
    }

    private static float Between(float from, float to, ref SampleRandom random) => from + (to - from) * random.NextSingle();
}
