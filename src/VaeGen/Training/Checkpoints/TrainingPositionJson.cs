using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace VaeGen;

/// <summary>A training position as JSON. Numbers come back with the same bits; those that may be infinite are strings, for JSON has no such number.</summary>
internal static class TrainingPositionJson
{
    public static string Write(TrainingPosition position)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("epoch", position.Epoch);
            json.WriteNumber("step", position.Step);
            json.WriteNumber("samples", position.Samples);
            json.WriteStartObject("settings");
            foreach (var (name, value) in position.Settings)
            {
                json.WriteString(name, value);
            }
            json.WriteEndObject();
            Write(json, "train", position.Train);
            Write(json, "validation", position.Validation);
            json.WriteNumber("trainingTicks", position.TrainingTime.Ticks);
            json.WriteNumber("elapsedTicks", position.Elapsed.Ticks);
            if (position.Best is { } best)
            {
                Write(json, "best", best);
            }
            json.WriteNumber("sinceBest", position.SinceBest);
            json.WriteNumber("rollbacks", position.Rollbacks);
            json.WriteStartArray("epochs");
            foreach (var epoch in position.Epochs)
            {
                json.WriteStartObject();
                json.WriteNumber("epoch", epoch.Epoch);
                Write(json, "train", epoch.Train);
                Write(json, "validation", epoch.Validation);
                Write(json, "samplesPerSecond", epoch.SamplesPerSecond);
                json.WriteNumber("elapsedTicks", epoch.Elapsed.Ticks);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="ModelFileException">The text is not what <see cref="Write(TrainingPosition)"/> writes.</exception>
    public static TrainingPosition Read(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return new TrainingPosition
            {
                Epoch = Count(root, "epoch", 1),
                Step = Count(root, "step", 0),
                Samples = Count(root, "samples", 1),
                Settings = [.. root.GetProperty("settings").EnumerateObject().Select(setting => KeyValuePair.Create(setting.Name, setting.Value.GetString() ?? ""))],
                Train = Summary(root.GetProperty("train")),
                Validation = OptionalSummary(root),
                TrainingTime = Time(root, "trainingTicks"),
                Elapsed = Time(root, "elapsedTicks"),
                Best = root.TryGetProperty("best", out _) ? Double(root, "best") : null,
                SinceBest = Count(root, "sinceBest", 0),
                Rollbacks = Count(root, "rollbacks", 0),
                Epochs = [.. root.GetProperty("epochs").EnumerateArray().Select(Epoch)],
            };
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or OverflowException or ArgumentException)
        {
            throw new ModelFileException(path, $"is no checkpoint of a training run, its \"vaegen.training\" is not what VaeGen writes: {error.Message}", error);
        }
    }

    private static EpochReport Epoch(JsonElement json) => new(
        Count(json, "epoch", 1),
        Summary(json.GetProperty("train")),
        OptionalSummary(json),
        Double(json, "samplesPerSecond"),
        Time(json, "elapsedTicks"));

    private static void Write(Utf8JsonWriter json, string name, LossSummary? summary)
    {
        if (summary is not { } means)
        {
            return;
        }
        json.WriteStartObject(name);
        Write(json, "loss", means.Loss);
        Write(json, "reconstruction", means.Reconstruction);
        Write(json, "kl", means.Kl);
        json.WriteNumber("count", means.Count);
        json.WriteStartObject("terms");
        foreach (var (term, value) in means.Terms)
        {
            Write(json, term, value);
        }
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, double value) => json.WriteString(name, value.ToString("R", CultureInfo.InvariantCulture));

    private static LossSummary? OptionalSummary(JsonElement parent) => parent.TryGetProperty("validation", out var json) ? Summary(json) : null;

    private static LossSummary Summary(JsonElement json)
    {
        var terms = new OrderedDictionary<string, double>();
        foreach (var term in json.GetProperty("terms").EnumerateObject())
        {
            terms.Add(term.Name, Double(term.Value));
        }
        return new LossSummary
        {
            Loss = Double(json, "loss"),
            Reconstruction = Double(json, "reconstruction"),
            Kl = Double(json, "kl"),
            Count = json.GetProperty("count").GetInt64(),
            Terms = terms,
        };
    }

    private static double Double(JsonElement json, string name) => Double(json.GetProperty(name));

    private static double Double(JsonElement json) => double.Parse(json.GetString() ?? "", CultureInfo.InvariantCulture);

    private static TimeSpan Time(JsonElement json, string name) => TimeSpan.FromTicks(json.GetProperty(name).GetInt64());

    private static int Count(JsonElement json, string name, int least)
    {
        var count = json.GetProperty(name).GetInt32();
        return count >= least ? count : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"\"{name}\" is {count}, expected {least} or more"));
    }
}
