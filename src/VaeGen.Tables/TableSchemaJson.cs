using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace VaeGen;

/// <summary>A table's schema as a JSON object. Nothing in a file is believed before it is checked.</summary>
internal static class TableSchemaJson
{
    private const int Version = 1;

    // a schema holds categories, not rows
    private const long LongestFile = 100_000_000;

    public static void Write(Stream stream, TableSchema schema)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("missing", schema.Missing.ToString());
        json.WriteString("unknown", schema.Unknown.ToString());
        if (schema.Label is not null)
        {
            json.WriteString("label", schema.Label);
            WriteAll(json, "classes", schema.ClassNames);
        }
        json.WriteStartArray("columns");
        foreach (var part in schema.Parts)
        {
            json.WriteStartObject();
            json.WriteString("name", part.Name);
            json.WriteBoolean("marked", part.Marked);
            if (part is NumericColumn numeric)
            {
                json.WriteNumber("mean", numeric.Mean);
                json.WriteNumber("deviation", numeric.Deviation);
            }
            else if (part is CategoricalColumn categorical)
            {
                WriteAll(json, "categories", categorical.Categories);
                json.WriteStartArray("shares");
                foreach (var share in categorical.Shares)
                {
                    json.WriteNumberValue(share);
                }
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static TableSchema Read(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > LongestFile)
            {
                throw Error(path, string.Create(CultureInfo.InvariantCulture, $"has {file.Length} bytes, expected at most {LongestFile}"));
            }
            using var document = JsonDocument.Parse(file, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(path, document.RootElement);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Error(path, "no such file, expected a table's schema", error);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            // the second and third are the document's answers to values of another kind, or that no number or string can hold
            throw Error(path, $"is no table's schema, expected the JSON that VaeGen saved: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Error(path, $"cannot be read, expected a table's schema: {error.Message}", error);
        }
    }

    private static TableSchema Read(string path, JsonElement root)
    {
        var version = Property(path, root, "version").GetInt32();
        if (version != Version)
        {
            throw Error(path, string.Create(CultureInfo.InvariantCulture, $"is of version {version}, expected version {Version}: was it saved by a newer VaeGen?"));
        }
        var label = root.TryGetProperty("label", out var name) ? Text(name) : null;
        var classes = label is null ? [] : Names(path, Property(path, root, "classes"), "classes");
        TableColumn[] parts = [.. Property(path, root, "columns").EnumerateArray().Select(column => Column(path, column))];
        if (parts.Length == 0 || parts.Select(part => part.Name).Append(label).Distinct(StringComparer.Ordinal).Count() <= parts.Length)
        {
            throw Error(path, "has no columns or two of one name, expected each to have its own");
        }
        return new TableSchema(parts, label, classes, Choice<MissingValues>(path, root, "missing"), Choice<UnknownCategories>(path, root, "unknown"));
    }

    private static TableColumn Column(string path, JsonElement column)
    {
        var name = Text(Property(path, column, "name"));
        var marked = Property(path, column, "marked").GetBoolean();
        if (!column.TryGetProperty("categories", out var list))
        {
            var (mean, deviation) = (Number(path, column, "mean"), Number(path, column, "deviation"));
            return deviation > 0 ? new NumericColumn(name, marked, mean, deviation)
                : throw Error(path, string.Create(CultureInfo.InvariantCulture, $"column '{name}' has the deviation {deviation}, expected one above 0"));
        }
        var categories = Names(path, list, $"categories of column '{name}'");
        double[] shares = [.. Property(path, column, "shares").EnumerateArray().Select(share => share.GetDouble())];
        return shares.Length == categories.Length && shares.All(share => share is >= 0 and <= 1) ? new CategoricalColumn(name, marked, categories, shares)
            : throw Error(path, $"column '{name}' has other shares than categories, expected a share in [0, 1] for each");
    }

    private static string[] Names(string path, JsonElement list, string what)
    {
        string[] names = [.. list.EnumerateArray().Select(Text)];
        return names.Length > 0 && names.Distinct(StringComparer.Ordinal).Count() == names.Length ? names
            : throw Error(path, $"has no {what} or two of one name, expected each to have its own");
    }

    private static string Text(JsonElement value) => value.GetString() ?? throw new FormatException("A name is null.");

    private static double Number(string path, JsonElement element, string name)
    {
        var number = Property(path, element, name).GetDouble();
        return double.IsFinite(number) ? number : throw Error(path, $"has a {name} that is too large, expected a finite number");
    }

    private static T Choice<T>(string path, JsonElement root, string name)
        where T : struct, Enum
    {
        var text = Text(Property(path, root, name));
        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString() == text)
            {
                return value;
            }
        }
        throw Error(path, $"'{name}' is {CsvTable.Shown(text)}, expected one of: {string.Join(", ", Enum.GetNames<T>())}");
    }

    private static JsonElement Property(string path, JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value : throw Error(path, $"has no '{name}', expected one");

    private static void WriteAll(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }
        json.WriteEndArray();
    }

    private static DataException Error(string path, string what, Exception? cause = null) => new($"{path}: {what.TrimEnd('.')}.", cause) { Path = path };
}
