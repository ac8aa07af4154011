using System.Globalization;
using System.Text;

namespace VaeGen;

/// <summary>Writes a model's report: one HTML file that needs nothing beside itself. Models call it in their emitted <c>WriteReport</c>.</summary>
public static class ModelReport
{
    /// <summary>Writes the report. The file at <paramref name="path"/> is replaced only once the new one is safely on disk.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="data">Samples to measure and to show, held out from the training if there are such; at least two.</param>
    /// <param name="history">What <c>Fit</c> returned; null: the report is without its curves.</param>
    /// <param name="options">What to show; null: what <see cref="ReportOptions"/> says by itself.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    /// <exception cref="ShapeException">The samples have another shape than the model's.</exception>
    /// <exception cref="DataException">There are fewer than two samples, a value cannot be scored, or there are not as many labels as samples.</exception>
    /// <exception cref="ModelFileException">The file cannot be written.</exception>
    public static void Write(string path, IDataset data, TrainingHistory? history, ReportOptions? options, ReportedModel model)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(model);
        var page = Page(data, history, options ?? new ReportOptions(), model, DateTimeOffset.UtcNow);
        AtomicFile.Write(path, file => file.Write(Encoding.UTF8.GetBytes(page)));
    }

    /// <summary>The page as text.</summary>
    internal static string Page(IDataset data, TrainingHistory? history, ReportOptions options, ReportedModel model, DateTimeOffset time)
    {
        options.Validate();
        model.Samples.Check(data);
        Columns.RequireCount(data, "samples", 2);
        if (options.Labels is { } given && given.Count != data.Count)
        {
            throw DataException.NotOneEach("labels", given.Count, data.Count);
        }
        if (options.Labels?.FirstOrDefault(label => label < 0) is < 0 and var negative)
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"A label of the report is {negative}, expected classes from 0 on."));
        }
        var part = ReportedPart.Spread(data, options.MeasuredSamples);
        var examples = SampleSet.Of(part.Pick(Enumerable.Range(0, Math.Min(part.Count, 256))));
        var context = new ReportContext(
            model, part, data.Count, history is { Epochs.Count: > 0 } ? history : null, options, new LatentStatistics(model, part),
            SampleView.Of(model.Samples.Shape, examples, options), Labels(part, options));

        var html = new HtmlWriter();
        using (html.Open("html", ("lang", "en")))
        {
            Head(html, context);
            using var body = html.Open("body");
            Sections(html, context, time);
        }
        html.Line();
        return html.ToString();
    }

    private static void Head(HtmlWriter html, ReportContext context)
    {
        using var head = html.Open("head");
        html.Empty("meta", ("charset", "utf-8"));
        html.Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Empty("meta", ("name", "color-scheme"), ("content", "light dark"));

        // nothing is fetched and nothing runs, whatever a name in the report may hold
        html.Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; img-src data:; style-src 'unsafe-inline'"));
        html.Text("title", Title(context));
        html.Line();
        html.Style(ReportStyle.Css + (context.Labels is { } labels ? ScatterMap.FadeRules(labels) : ""));
    }

    private static void Sections(HtmlWriter html, ReportContext context, DateTimeOffset time)
    {
        var sections = new List<(string Id, string Title, Action Write)> { ("figures", "Figures", () => SummarySection.Write(html, context)) };
        Add(context.History is not null, "training", "Training", () => TrainingSection.Write(html, context, context.History!));
        Add(context.Options.Reconstructions > 0, "reconstructions", "Reconstructions", () => PictureSections.Reconstructions(html, context));
        Add(context.Options.Samples > 0, "samples", "New samples", () => PictureSections.Samples(html, context));
        Add(context.Options.Interpolations > 0, "interpolations", "Interpolations", () => WalkSections.Interpolations(html, context));
        Add(true, "latent", "Latent space", () => LatentSection.Write(html, context));
        Add(context.Options.Traversals > 0, "traversals", "Dimensions", () => WalkSections.Traversals(html, context));
        Add(true, "model", "Model", () => ModelSection.Write(html, context));

        using (html.Open("header"))
        {
            html.Text("p", "Model report", ("class", "kicker"));
            html.Text("h1", Title(context));
            html.Text("p", $"{context.Model.Description}.", ("class", "lead"));
            if (context.Options.Text is { } text)
            {
                html.Text("p", text);
            }
            html.Text("p", time.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture), ("class", "note"));
            using (html.Open("nav", ("aria-label", "Sections")))
            {
                foreach (var (id, title, _) in sections)
                {
                    html.Text("a", title, ("href", $"#{id}"));
                    html.Text(" ");
                }
            }
        }
        using (html.Open("main"))
        {
            foreach (var (_, _, write) in sections)
            {
                write();
            }
        }
        html.Line();
        using (html.Open("footer"))
        {
            html.Text("p", $"Written by VaeGen {typeof(ModelReport).Assembly.GetName().Version?.ToString(3)}. The file is whole: it needs no network and runs no script.");
        }

        void Add(bool shown, string id, string title, Action write)
        {
            if (shown)
            {
                sections.Add((id, title, write));
            }
        }
    }

    private static string Title(ReportContext context) => context.Options.Title ?? context.Model.Samples.Model;

    private static int[]? Labels(ReportedPart part, ReportOptions options)
    {
        if (options.Labels is { } given)
        {
            return Array.ConvertAll(part.Indices.ToArray(), index => given[index]);
        }
        return part.HasLabels ? [.. Enumerable.Range(0, part.Count).Select(part.Label)] : null;
    }
}
