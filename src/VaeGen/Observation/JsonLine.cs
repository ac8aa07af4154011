using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace VaeGen;

/// <summary>Writes one JSON object a line, and what the objects of a log have in common.</summary>
internal sealed class JsonLine : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    public JsonLine() => json = new Utf8JsonWriter(buffer);

    /// <summary>An object and the end of its line.</summary>
    /// <param name="members">Writes the object's members.</param>
    /// <returns>Bytes that hold until the next line.</returns>
    public ReadOnlySpan<byte> Of(Action<Utf8JsonWriter> members)
    {
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan;
    }

    public void Dispose() => json.Dispose();

    /// <summary>A number; one that is not finite, for which JSON has no number, by its name.</summary>
    public static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    public static void Summary(Utf8JsonWriter json, string name, in LossSummary summary)
    {
        json.WriteStartObject(name);
        Number(json, "loss", summary.Loss);
        Number(json, "elbo", summary.Elbo);
        Number(json, "reconstruction", summary.Reconstruction);
        Number(json, "kl", summary.Kl);
        foreach (var (term, value) in summary.Terms)
        {
            Number(json, Name(term), value);
        }
        json.WriteEndObject();
    }

    /// <summary>All of a run's settings.</summary>
    public static void Settings(Utf8JsonWriter json, TrainingSettings settings)
    {
        json.WriteStartObject("settings");
        json.WriteNumber("epochs", settings.Epochs);
        json.WriteNumber("batchSize", settings.BatchSize);
        json.WriteString("optimizer", settings.Optimizer.ToString());
        json.WriteNumber("learningRate", settings.LearningRate);
        json.WriteNumber("seed", settings.Seed);
        json.WriteString("learningRateSchedule", settings.LearningRateSchedule.ToString());
        json.WriteNumber("finalLearningRate", settings.FinalLearningRate);
        json.WriteNumber("warmUpSteps", settings.WarmUpSteps);
        if (settings.WeightDecay is { } decay)
        {
            json.WriteNumber("weightDecay", decay);
        }
        json.WriteNumber("maximumGradientNorm", settings.MaximumGradientNorm);
        json.WriteNumber("averagingDecay", settings.AveragingDecay);
        json.WriteNumber("patience", settings.Patience);
        json.WriteNumber("validateEverySteps", settings.ValidateEverySteps);
        if (settings.TimeLimit is { } limit)
        {
            json.WriteNumber("timeLimitSeconds", limit.TotalSeconds);
        }
        json.WriteNumber("rollbacks", settings.Rollbacks);
        if (settings.Checkpoints is { } checkpoints)
        {
            json.WriteStartObject("checkpoints");
            json.WriteString("folder", checkpoints.Folder);
            if (checkpoints.EverySteps is { } steps)
            {
                json.WriteNumber("everySteps", steps);
            }
            json.WriteNumber("keep", checkpoints.Keep);
            json.WriteBoolean("keepBest", checkpoints.KeepBest);
            json.WriteBoolean("resume", checkpoints.Resume);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    /// <summary>What the run is on.</summary>
    public static void Machine(Utf8JsonWriter json)
    {
        json.WriteStartObject("machine");
        json.WriteString("name", Environment.MachineName);
        json.WriteNumber("processId", Environment.ProcessId);
        json.WriteNumber("processors", Environment.ProcessorCount);
        json.WriteString("architecture", RuntimeInformation.ProcessArchitecture.ToString());
        json.WriteString("system", RuntimeInformation.OSDescription);
        json.WriteString("runtime", RuntimeInformation.FrameworkDescription);
        json.WriteEndObject();
    }

    // the further terms beside the four: one that is called as these are is told apart
    private static string Name(string term)
    {
        var name = JsonNamingPolicy.CamelCase.ConvertName(term);
        return name is "loss" or "elbo" or "reconstruction" or "kl" ? $"{name}Term" : name;
    }
}
