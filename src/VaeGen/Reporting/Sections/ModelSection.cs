using System.Text.Json;

namespace VaeGen;

/// <summary>What the model is, how it was trained, and on what machine.</summary>
internal static class ModelSection
{
    public static void Write(HtmlWriter html, ReportContext context)
    {
        using (html.Section("model", "The model"))
        {
            html.Text("p", $"{context.Model.Objective}.");
            using (html.Open("figure"))
            {
                html.Text("pre", context.Model.Layers, ("tabindex", "0"), ("role", "region"), ("aria-label", "Layers: name, shapes, what happens, parameters"));
                html.Line();
                html.Caption("Layers.", "Each with the shapes that go in and come out, and its parameters.");
            }
            using var declaration = JsonDocument.Parse(context.Model.Declaration);
            using (html.Open("div", ("class", "columns")))
            {
                html.Facts("What is declared", "Part", "Value", Flat(declaration.RootElement, ""));
                if (context.History is { } history)
                {
                    html.Facts("Options of the training", "Option", "Value", Settings(history.Settings));
                }
                html.Facts("Where the report was written", "Part", "Value", Machine.Facts(context.Model));
            }
        }
    }

    /// <summary>A JSON object's values, each named by its way there: encoder layers.</summary>
    private static IEnumerable<(string Name, string Value)> Flat(JsonElement element, string name)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                foreach (var value in Flat(property.Value, name.Length == 0 ? property.Name : $"{name} {property.Name}"))
                {
                    yield return value;
                }
            }
            yield break;
        }
        yield return (name, element.ValueKind == JsonValueKind.Array
            ? string.Join(", ", element.EnumerateArray().Select(item => item.ToString()))
            : element.ToString());
    }

    /// <summary>Every setting that says something, but for folders: they are the machine's.</summary>
    private static IEnumerable<(string Name, string Value)> Settings(TrainingSettings settings)
    {
        (string Name, string? Value)[] all =
        [
            ("epochs", Words.Count(settings.Epochs)),
            ("batch size", Words.Count(settings.BatchSize)),
            ("optimizer", settings.Optimizer.ToString()),
            ("learning rate", Words.Short(settings.LearningRate)),
            ("learning rate schedule", settings.LearningRateSchedule == LearningRateSchedule.Constant ? null : $"{settings.LearningRateSchedule}, to {Words.Short(settings.FinalLearningRate)}"),
            ("warm-up steps", Some(settings.WarmUpSteps)),
            ("weight decay", settings.WeightDecay is { } decay ? Words.Short(decay) : null),
            ("maximum gradient norm", Some(settings.MaximumGradientNorm)),
            ("averaging decay", Some(settings.AveragingDecay)),
            ("patience", Some(settings.Patience)),
            ("validation every so many steps", Some(settings.ValidateEverySteps)),
            ("time limit", settings.TimeLimit is { } limit ? Words.Time(limit) : null),
            ("rollbacks", Some(settings.Rollbacks)),
            ("processes", settings.Communicator is { } processes ? Words.Count(processes.Size) : null),
            ("seed", settings.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ];
        return all.Where(setting => setting.Value is not null).Select(setting => (setting.Name, setting.Value!));

        static string? Some(double value) => value == 0 ? null : Words.Short(value);
    }
}
