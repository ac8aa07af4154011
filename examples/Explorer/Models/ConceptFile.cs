using System.Text.Json;
using System.Text.Json.Serialization;

namespace Explorer;

/// <summary>The concepts that a model was saved with: concepts.json beside it, an object of names and directions, {"glasses": [0.1, −0.7, …], …}.</summary>
internal static partial class ConceptFile
{
    public const string Name = "concepts.json";

    /// <summary>Reads the file beside a model.</summary>
    /// <param name="model">The model's path.</param>
    /// <param name="dimensions">Numbers that a direction must have.</param>
    /// <returns>The concepts; null where there is no such file.</returns>
    /// <exception cref="InvalidDataException">The file is no such object.</exception>
    public static IReadOnlyList<Concept>? ReadBeside(string model, int dimensions)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(model))!, Name);
        if (!File.Exists(path))
        {
            return null;
        }
        Dictionary<string, float[]> directions;
        try
        {
            using var file = File.OpenRead(path);
            directions = JsonSerializer.Deserialize(file, Json.Default.DictionaryStringSingleArray) ?? [];
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"{path}: is no JSON object of names and directions, expected {{\"glasses\": [0.1, −0.7, …], …}}.", error);
        }
        foreach (var (name, direction) in directions)
        {
            if (direction?.Length != dimensions || !direction.All(float.IsFinite))
            {
                throw new InvalidDataException($"{path}: '{name}' is no direction in this model's latent space, expected {dimensions} finite numbers.");
            }
        }
        return [.. directions.Select(direction => new Concept(direction.Key, direction.Value))];
    }

    [JsonSerializable(typeof(Dictionary<string, float[]>))]
    private sealed partial class Json : JsonSerializerContext;
}
