using System.Globalization;
using System.Text;
using System.Text.Json;
using VaeGen;

namespace Digits;

/// <summary>One JSON object a line on standard output, for programs.</summary>
internal sealed class JsonReport : IReport, ITrainingObserver
{
    public bool Training(DigitData digits, TrainingSettings settings, Func<IProgress<TrainingProgress>, TrainingHistory> fit)
    {
        try
        {
            fit(this);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Begin(TrainingStart start)
    {
        foreach (var damaged in start.History.SkippedCheckpoints)
        {
            Line(json =>
            {
                json.WriteString("event", "skippedCheckpoint");
                json.WriteString("path", damaged.Path);
                json.WriteString("error", damaged.Message);
            });
        }
        if (start.History.ResumedFrom is { } checkpoint)
        {
            Line(json =>
            {
                json.WriteString("event", "resumed");
                json.WriteString("path", checkpoint);
                json.WriteNumber("stepsDone", start.StepsDone);
            });
        }
    }

    public void RolledBack(NonFiniteLossException error, long stepsDone) => Line(json =>
    {
        json.WriteString("event", "rollback");
        json.WriteString("path", error.Checkpoint);
        json.WriteNumber("stepsDone", stepsDone);
        json.WriteString("error", error.Message);
    });

    public void Report(TrainingProgress value)
    {
        if (value.Completed is not { } epoch)
        {
            return;
        }
        Line(json =>
        {
            json.WriteString("event", "epoch");
            json.WriteNumber("epoch", epoch.Epoch);
            Write(json, "train", epoch.Train);
            if (epoch.Validation is { } validation)
            {
                Write(json, "validation", validation);
            }
            json.WriteNumber("imagesPerSecond", Math.Round(epoch.SamplesPerSecond));
        });
    }

    public void Likelihood(int draws, double logLikelihood) => Line(json =>
    {
        json.WriteString("event", "likelihood");
        json.WriteNumber("draws", draws);
        Number(json, "logLikelihood", logLikelihood);
    });

    public void Done(IReadOnlyList<string> files) => Line(json =>
    {
        json.WriteString("event", "done");
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStringValue(file);
        }
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, string name, LossSummary summary)
    {
        json.WriteStartObject(name);
        Number(json, "loss", summary.Loss);
        Number(json, "elbo", summary.Elbo);
        Number(json, "reconstruction", summary.Reconstruction);
        Number(json, "kl", summary.Kl);
        foreach (var (term, value) in summary.Terms)
        {
            Number(json, JsonNamingPolicy.CamelCase.ConvertName(term), value);
        }
        json.WriteEndObject();
    }

    // JSON has no number for NaN and the infinities: they go by their names
    private static void Number(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void Line(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        Console.Out.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
