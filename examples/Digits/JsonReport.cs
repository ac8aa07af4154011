using System.Text;
using System.Text.Json;
using VaeGen;

namespace Digits;

/// <summary>One JSON object a line on standard output, for programs.</summary>
internal sealed class JsonReport : IReport, IProgress<TrainingProgress>
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
        json.WriteNumber("logLikelihood", logLikelihood);
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
        json.WriteNumber("loss", summary.Loss);
        json.WriteNumber("elbo", summary.Elbo);
        json.WriteNumber("reconstruction", summary.Reconstruction);
        json.WriteNumber("kl", summary.Kl);
        foreach (var (term, value) in summary.Terms)
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(term), value);
        }
        json.WriteEndObject();
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
