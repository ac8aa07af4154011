namespace VaeGen;

/// <summary>The figures that one looks for first, and those that the caller passes.</summary>
internal static class SummarySection
{
    public static void Write(HtmlWriter html, ReportContext context)
    {
        using var section = html.Section("figures", "Figures");
        var measures = Own(context).Concat(context.Options.Measures).ToList();
        using (html.Open("dl", ("class", "cards")))
        {
            foreach (var measure in measures)
            {
                using var card = html.Open("div");
                html.Text("dt", measure.Name);
                using (html.Open("dd"))
                {
                    html.Text("span", Value(measure), ("class", "value"));
                    if (measure.Unit.Length > 0)
                    {
                        html.Text(" ");
                        html.Text("span", measure.Unit, ("class", "unit"));
                    }
                }
                if (measure.Text.Length > 0)
                {
                    html.Text("dd", measure.Text, ("class", "note"));
                }
            }
        }
        html.Text("p", context.Part.Count == context.Whole
            ? $"Measured on the {Words.Count(context.Whole, "sample")} that the report was given."
            : $"Measured on {Words.Count(context.Part.Count)} of the {Words.Count(context.Whole, "sample")} that the report was given, spread evenly over them.", ("class", "note"));
    }

    private static IEnumerable<ReportMeasure> Own(ReportContext context)
    {
        const string Nats = "nats";
        var summary = context.Model.Evaluate(context.Part);
        if (context.Model.HasPosterior)
        {
            yield return new("ELBO", summary.Elbo, Nats, "The bound on log p(x), a sample’s mean: higher is better.");
        }
        yield return new("Reconstruction loss", summary.Reconstruction, Nats, "−log p(x|z): how badly samples come back.");
        if (context.Model.HasPosterior)
        {
            yield return new("KL divergence", summary.Kl, Nats, "How much the codes tell about the sample.");
        }
        foreach (var (name, value) in summary.Terms)
        {
            yield return new(Spaced(name), value, "", "A further term of the objective.");
        }
        yield return new("Active units", context.Latent.Active.Count(), $"of {Words.Count(context.Latent.Variances.Length)}", "Dimensions whose mean varies by more than 0.01 over the samples.");
        if (context.History?.Epochs is [.., var last])
        {
            yield return new("Epochs", last.Epoch, "", $"In {Words.Time(last.Elapsed)}, {Words.Number(last.SamplesPerSecond)} samples a second in the last.");
        }
    }

    /// <summary>A term's name in words: TotalCorrelation, Total correlation.</summary>
    public static string Spaced(string name) =>
        string.Concat(name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static string Value(ReportMeasure measure) => measure.Value == Math.Round(measure.Value) && Math.Abs(measure.Value) < 1e9
        ? Words.Count((long)measure.Value)
        : Words.Number(measure.Value);
}
