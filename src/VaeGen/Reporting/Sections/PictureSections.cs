namespace VaeGen;

/// <summary>What the model makes: reconstructions, new samples.</summary>
internal static class PictureSections
{
    private const int MostRows = 20;

    public static void Reconstructions(HtmlWriter html, ReportContext context)
    {
        using var section = html.Section("reconstructions", "Reconstructions");
        var shown = context.Spread(context.Options.Reconstructions);
        var part = context.Part.Pick(shown);
        using var figure = html.Open("figure");
        context.View.Pairs(html, SampleSet.Of(part), context.Model.Reconstruct(part), index => context.SampleName(shown[index]));
        html.Caption("Samples and what is left of them.", $"Samples of the data, each with what the decoder makes of its latent mean: {Words.Count(context.Latent.Variances.Length, "number")}.{context.View.Note}");
    }

    public static void Samples(HtmlWriter html, ReportContext context)
    {
        using var section = html.Section("samples", "New samples");
        var spec = context.Model.Samples;
        using (html.Open("figure"))
        {
            if (spec.Classes > 0)
            {
                // as many of each class
                var classes = Math.Min(spec.Classes, MostRows);
                for (var label = 0; label < classes; label++)
                {
                    Row(html, context, context.ClassName(label), new ReportCondition(label, []), Math.Max(1, context.Options.Samples / classes));
                }
            }
            else if (spec.Features > 0)
            {
                // the conditions of some of the data
                var shown = context.Spread(6);
                foreach (var index in shown)
                {
                    Row(html, context, $"Given what is known of {char.ToLowerInvariant(context.SampleName(index)[0])}{context.SampleName(index).AsSpan(1)}", context.Part.Condition(index, spec), Math.Max(1, context.Options.Samples / shown.Length));
                }
            }
            else
            {
                context.View.Gallery(html, context.Model.Sample(new ReportCondition(0, []), context.Options.Samples), "New samples");
            }
            html.Caption("Drawn from the prior.", context.Model.HasPosterior
                ? $"Codes drawn from {context.Model.Prior}, decoded.{context.View.Note}"
                : $"Codes drawn from {context.Model.Prior}, decoded. Without a KL term, nothing has taught the decoder what to make of such codes.{context.View.Note}");
        }
    }

    private static void Row(HtmlWriter html, ReportContext context, string name, ReportCondition condition, int count)
    {
        html.Text("p", name, ("class", "row"));
        context.View.Gallery(html, context.Model.Sample(condition, count), $"New samples of {name}");
    }
}
