using System.Globalization;
using System.Text.Json.Nodes;
using VaeGen;

namespace Faces;

/// <summary>Tells how it goes: lines for people, or one JSON object a line for programs.</summary>
internal sealed class Report(bool json, TextWriter writer)
{
    /// <summary>Tells something to people, and its figures to programs.</summary>
    /// <param name="name">What programs call it.</param>
    /// <param name="text">What people read.</param>
    /// <param name="values">The figures.</param>
    public void Line(string name, string text, params ReadOnlySpan<(string Name, JsonNode? Value)> values)
    {
        if (!json)
        {
            writer.WriteLine(text);
            return;
        }
        var line = new JsonObject { ["event"] = name };
        foreach (var (key, value) in values)
        {
            line[key] = value is JsonValue any && any.TryGetValue<double>(out var number) ? Math.Round(number, 6) : value;
        }
        writer.WriteLine(line.ToJsonString());
    }

    /// <summary>What to give a training: a line an epoch.</summary>
    public IProgress<TrainingProgress> Training(FaceModel model) => new Epochs(this, model);

    private sealed class Epochs(Report report, FaceModel model) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Completed is not { } epoch)
            {
                return;
            }
            var loss = epoch.Validation ?? epoch.Train;
            report.Line("epoch", string.Create(CultureInfo.InvariantCulture,
                $"  {model.Name,-11} epoch {epoch.Epoch}: held-out reconstruction loss {loss.Reconstruction:F0}, KL {loss.Kl:F1} nats, {epoch.SamplesPerSecond:N0} faces/s"),
                ("model", model.Name), ("epoch", epoch.Epoch), ("reconstruction", loss.Reconstruction), ("kl", loss.Kl), ("facesPerSecond", epoch.SamplesPerSecond));
        }
    }
}
