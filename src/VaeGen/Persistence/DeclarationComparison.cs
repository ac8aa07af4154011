using System.Text.Json;

namespace VaeGen;

/// <summary>Finds what differs between two declarations of a model.</summary>
internal static class DeclarationComparison
{
    /// <exception cref="ModelFileException">They differ: the message names the first place where they do.</exception>
    public static void ThrowIfDifferent(string path, string saved, string declared, string model)
    {
        if (saved == declared)
        {
            return;
        }
        (string Place, string Found, string Expected)? difference;
        using var expected = JsonDocument.Parse(declared);
        try
        {
            using var found = JsonDocument.Parse(saved, new JsonDocumentOptions { AllowDuplicateProperties = false });
            if ((Part(found), Part(expected)) is var (holds, wanted) && holds != wanted)
            {
                throw new ModelFileException(path, $"holds {holds}, expected {wanted}: {model}.") { Expected = wanted, Found = holds };
            }
            difference = Difference(found.RootElement, expected.RootElement, "");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // the second is the answer to text that no string can hold, such as half a surrogate pair
            throw new ModelFileException(path, "its declaration is no JSON, expected the one that VaeGen saved.", error);
        }
        if (difference is { } other)
        {
            throw new ModelFileException(path, $"holds another model: {other.Place} is {other.Found} in the file, {other.Expected} in {model}.")
            {
                Expected = other.Expected,
                Found = other.Found,
            };
        }
    }

    // a file of one kind that is taken for the other would differ in many places, none of which is the one to be told
    private static string Part(JsonDocument declaration) =>
        declaration.RootElement.ValueKind == JsonValueKind.Object && declaration.RootElement.TryGetProperty("part", out _) ? "a decoder alone" : "a whole model";

    private static (string Place, string Found, string Expected)? Difference(JsonElement found, JsonElement expected, string place)
    {
        if (found.ValueKind != JsonValueKind.Object || expected.ValueKind != JsonValueKind.Object)
        {
            return JsonElement.DeepEquals(found, expected)
                ? null
                : (place.Length == 0 ? "the declaration" : place, Text(found), Text(expected));
        }
        foreach (var property in expected.EnumerateObject())
        {
            var inside = Inside(place, property.Name);
            if (!found.TryGetProperty(property.Name, out var other))
            {
                return (inside, "missing", Text(property.Value));
            }
            if (Difference(other, property.Value, inside) is { } difference)
            {
                return difference;
            }
        }
        foreach (var property in found.EnumerateObject())
        {
            if (!expected.TryGetProperty(property.Name, out _))
            {
                return (Inside(place, property.Name), Text(property.Value), "missing");
            }
        }
        return null;
    }

    private static string Inside(string place, string name) => place.Length == 0 ? name : $"{place}.{name}";

    // strings without their quotes, and nothing at a length that only a hostile file has
    private static string Text(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        return text.Length <= 80 ? text : $"{text.AsSpan(0, 79)}…";
    }
}
