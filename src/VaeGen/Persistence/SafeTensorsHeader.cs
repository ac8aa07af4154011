using System.Globalization;
using System.Text.Json;

namespace VaeGen;

/// <summary>A tensor as a safetensors header describes it: its values are bytes <c>Begin … End</c> of the data.</summary>
internal sealed record SafeTensorEntry(string Name, SafeTensorType Type, long[] Shape, long Begin, long End);

/// <summary>Parses and checks a safetensors header.</summary>
internal static class SafeTensorsHeader
{
    // more than any tensor library has; a hostile header must not fill the memory with them
    private const int MaximumDimensions = 64;

    /// <param name="path">The file, for messages.</param>
    /// <param name="header">The header.</param>
    /// <param name="maximumLength">The most values of a tensor: more than an array holds only where they stay in the file.</param>
    /// <param name="metadata">The header's texts by name.</param>
    /// <exception cref="ModelFileException">The header is no JSON, or not what the format asks for.</exception>
    public static List<SafeTensorEntry> Parse(string path, ReadOnlySpan<byte> header, long maximumLength, out Dictionary<string, string> metadata)
    {
        try
        {
            return Parse(path, new Utf8JsonReader(header), maximumLength, out metadata);
        }
        catch (JsonException error)
        {
            throw new ModelFileException(path, "its header is no JSON, expected an object with an entry for each tensor.", error);
        }
        catch (InvalidOperationException error)
        {
            // the reader's answer to text that no string can hold, such as half a surrogate pair
            throw new ModelFileException(path, "its header has text that is no Unicode, expected an object with an entry for each tensor.", error);
        }
    }

    private static List<SafeTensorEntry> Parse(string path, Utf8JsonReader json, long maximumLength, out Dictionary<string, string> metadata)
    {
        metadata = new(StringComparer.Ordinal);
        var entries = new List<SafeTensorEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);

        Expect(path, ref json, JsonTokenType.StartObject, "the header");
        while (NextName(ref json) is { } name)
        {
            if (!names.Add(name))
            {
                throw new ModelFileException(path, $"its header has two entries '{name}', expected one.") { TensorName = name };
            }
            if (name == SafeTensorsReader.MetadataKey)
            {
                ReadMetadata(path, ref json, metadata);
            }
            else
            {
                entries.Add(ReadEntry(path, ref json, name, maximumLength));
            }
        }
        json.Read(); // throws if anything but white space follows
        return entries;
    }

    private static void ReadMetadata(string path, ref Utf8JsonReader json, Dictionary<string, string> metadata)
    {
        Expect(path, ref json, JsonTokenType.StartObject, SafeTensorsReader.MetadataKey);
        while (NextName(ref json) is { } key)
        {
            json.Read();
            if (json.TokenType != JsonTokenType.String)
            {
                throw new ModelFileException(path, $"its metadata '{key}' is {Name(json.TokenType)}, expected a string.");
            }
            if (!metadata.TryAdd(key, json.GetString()!))
            {
                throw new ModelFileException(path, $"its metadata has two entries '{key}', expected one.");
            }
        }
    }

    private static SafeTensorEntry ReadEntry(string path, ref Utf8JsonReader json, string name, long maximumLength)
    {
        string? type = null;
        long[]? shape = null;
        long[]? offsets = null;

        Expect(path, ref json, JsonTokenType.StartObject, $"tensor '{name}'", name);
        while (NextName(ref json) is { } key)
        {
            var seen = key switch
            {
                "dtype" => type is not null,
                "shape" => shape is not null,
                "data_offsets" => offsets is not null,
                _ => throw Error(path, name, $"has an entry '{key}', expected dtype, shape and data_offsets"),
            };
            if (seen)
            {
                throw Error(path, name, $"has two entries '{key}', expected one");
            }
            switch (key)
            {
                case "dtype":
                    Expect(path, ref json, JsonTokenType.String, $"the dtype of tensor '{name}'", name);
                    type = json.GetString();
                    break;
                case "shape":
                    shape = ReadNumbers(path, ref json, name, key);
                    break;
                default:
                    offsets = ReadNumbers(path, ref json, name, key);
                    break;
            }
        }
        if (type is null || shape is null || offsets is null)
        {
            throw Error(path, name, $"has no {(type is null ? "dtype" : shape is null ? "shape" : "data_offsets")}, expected dtype, shape and data_offsets");
        }
        return Check(path, name, maximumLength, type, shape, offsets);
    }

    private static SafeTensorEntry Check(string path, string name, long maximumLength, string type, long[] shape, long[] offsets)
    {
        SafeTensorType? known = type switch
        {
            "F32" => SafeTensorType.F32,
            "I64" => SafeTensorType.I64,
            "U8" => SafeTensorType.U8,
            _ => null,
        };
        if (known is not { } elements)
        {
            throw Error(path, name, $"is of type {type}, expected F32, I64 or U8", "F32, I64 or U8", type);
        }
        if (offsets is not [var begin, var end] || begin > end)
        {
            throw Error(path, name, $"has the data offsets {SafeTensor.Text(offsets)}, expected two, the first no larger than the second");
        }
        if (!SafeTensor.TryLength(shape, out var length) || length > maximumLength)
        {
            throw Error(path, name, $"has the shape {SafeTensor.Text(shape)}, expected one of at most {maximumLength.ToString(CultureInfo.InvariantCulture)} values");
        }
        var bytes = length * SafeTensor.SizeOf(elements);
        if (bytes != end - begin)
        {
            throw Error(path, name, string.Create(CultureInfo.InvariantCulture,
                $"has {end - begin} bytes, expected {bytes} for its shape {SafeTensor.Text(shape)}"));
        }
        return new SafeTensorEntry(name, elements, shape, begin, end);
    }

    private static long[] ReadNumbers(string path, ref Utf8JsonReader json, string name, string key)
    {
        var numbers = new List<long>();
        Expect(path, ref json, JsonTokenType.StartArray, $"the {key} of tensor '{name}'", name);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out var number) || number < 0)
            {
                throw Error(path, name, $"has something else than whole numbers from 0 to 2⁶³ − 1 in its {key}, expected nothing else");
            }
            if (numbers.Count == MaximumDimensions)
            {
                throw Error(path, name, $"has more than {MaximumDimensions} numbers in its {key}, expected no more");
            }
            numbers.Add(number);
        }
        return [.. numbers];
    }

    // the next property's name, or null at the object's end
    private static string? NextName(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.EndObject ? null : json.GetString();
    }

    private static void Expect(string path, ref Utf8JsonReader json, JsonTokenType type, string what, string? tensor = null)
    {
        json.Read();
        if (json.TokenType != type)
        {
            throw new ModelFileException(path, $"{what} is {Name(json.TokenType)}, expected {Name(type)}.") { TensorName = tensor };
        }
    }

    private static string Name(JsonTokenType type) => type switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "an array",
        JsonTokenType.String => "a string",
        JsonTokenType.Number => "a number",
        JsonTokenType.True or JsonTokenType.False => "a truth value",
        _ => "null",
    };

    private static ModelFileException Error(string path, string tensor, string what, string? expected = null, string? found = null) =>
        new(path, $"tensor '{tensor}' {what}.") { TensorName = tensor, Expected = expected, Found = found };
}
