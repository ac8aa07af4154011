using System.Text.Json.Nodes;
using VaeGen;

namespace Faces;

/// <summary>Directions of the latent space that mean something: each the difference of the codes of the same faces with it and without it.</summary>
internal static class Concepts
{
    private const int Pairs = 500;

    /// <summary>Finds the directions by name.</summary>
    public static IReadOnlyDictionary<string, float[]> Find(IFaceModel model)
    {
        return new Dictionary<string, float[]>
        {
            ["glasses"] = Find(_ => true, face => face with { Glasses = true }, face => face with { Glasses = false }),
            ["smile"] = Find(_ => true, face => face with { Smile = 1 }, face => face with { Smile = -1 }),
            ["beard"] = Find(face => !face.Woman, face => face with { Beard = 0.8f }, face => face with { Beard = 0 }),
            ["woman"] = Find(face => face.Beard == 0, face => face with { Woman = true }, face => face with { Woman = false }),
            ["long hair"] = Find(_ => true, face => face with { HairLength = 0.9f }, face => face with { HairLength = 0.2f }),
            ["fair hair"] = Find(_ => true, face => face with { HairColor = 0.9f }, face => face with { HairColor = 0.1f }),
            ["dark skin"] = Find(_ => true, face => face with { SkinTone = 0.9f }, face => face with { SkinTone = 0.1f }),
            ["turn"] = Find(_ => true, face => face with { Turn = 1 }, face => face with { Turn = -1 }),
        };

        float[] Find(Predicate<FaceFactors> suits, Func<FaceFactors, FaceFactors> with, Func<FaceFactors, FaceFactors> without)
        {
            var (having, lacking) = FaceSets.Pairs(FaceData.ConceptSeed, Pairs, suits, with, without);
            return model.Concept(having, lacking);
        }
    }

    /// <summary>Writes the directions as a JSON object of names and numbers, which examples/Explorer reads beside the model.</summary>
    public static void Save(IReadOnlyDictionary<string, float[]> concepts, string path)
    {
        var file = new JsonObject();
        foreach (var (name, direction) in concepts)
        {
            file[name] = new JsonArray([.. direction.Select(value => JsonValue.Create(value))]);
        }
        File.WriteAllText(path, file.ToJsonString());
    }
}
