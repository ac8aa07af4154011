namespace VaeGen;

/// <summary>Walks through the latent space: from one sample to another, and along each active dimension.</summary>
internal static class WalkSections
{
    private const int Steps = 9;
    private const float Reach = 2.5f;

    public static void Interpolations(HtmlWriter html, ReportContext context)
    {
        using var section = html.Section("interpolations", "From one sample to another");
        using var figure = html.Open("figure");
        using (html.Open("div", ("class", "walks")))
        {
            foreach (var (from, to) in Pairs(context))
            {
                var codes = LatentCodes.Interpolate(context.Latent.Means[from], context.Latent.Means[to], Steps);
                using var walk = html.Open("div");
                var name = $"From {Lower(context.SampleName(from))} to {Lower(context.SampleName(to))}";
                html.Text("p", name, ("class", "row"));
                context.View.Walk(html, context.Model.Decode(codes, context.Part.Condition(from, context.Model.Samples)), name);
            }
        }
        html.Caption("Straight lines through the latent space.", $"Nine codes at equal distances from one latent mean to another, decoded.{(IsConditional(context) ? " What is known of the first sample is told to the decoder all the way." : "")}{context.View.WalkNote}");
    }

    public static void Traversals(HtmlWriter html, ReportContext context)
    {
        var active = context.Latent.Active.ToList();
        using var section = html.Section("traversals", "What each dimension does");
        if (active.Count == 0)
        {
            html.Text("p", "No dimension is active: the codes say nothing about the samples.");
            return;
        }
        var start = new NearestNeighbors(context.Latent.Means).Find(LatentCodes.Mean(context.Latent.Means), 1)[0].Index;
        var condition = context.Part.Condition(start, context.Model.Samples);
        using var figure = html.Open("figure");
        using (html.Open("div", ("class", "walks")))
        {
            foreach (var dimension in active.Take(context.Options.Traversals))
            {
                using var walk = html.Open("div");
                var name = context.Latent.Kl is { } kl
                    ? $"Dimension {dimension}, {Words.Number(kl[dimension])} nats"
                    : $"Dimension {dimension}, variance {Words.Number(context.Latent.Variances[dimension])}";
                html.Text("p", name, ("class", "row"));
                context.View.Walk(html, context.Model.Decode(Codes(context.Latent, start, dimension), condition), $"{name}, from low to high");
            }
        }
        var shown = active.Count > context.Options.Traversals ? $"The {context.Options.Traversals} dimensions that say most, of {active.Count} active ones: " : "Every active dimension: ";
        html.Caption("One dimension at a time.",
            $"{shown}the code of {Lower(context.SampleName(start))}, the nearest to the mean of all, with one dimension moved from {Words.Short(-Reach)} to {Words.Short(Reach)} standard deviations around its mean, decoded.{context.View.WalkNote}");
    }

    private static SampleSet Codes(LatentStatistics latent, int start, int dimension)
    {
        var mean = LatentCodes.Mean(latent.Means)[dimension];
        var reach = Reach * (float)latent.Deviations[dimension];
        return LatentCodes.Traverse(latent.Means[start], dimension, mean - reach, mean + reach, Steps);
    }

    /// <summary>Samples and others to walk to: of the same class where the decoder is told the class, of another where it has to be found on the way.</summary>
    private static IEnumerable<(int From, int To)> Pairs(ReportContext context)
    {
        var wanted = context.Model.Samples.Classes > 0;
        var count = context.Part.Count;
        foreach (var from in context.Spread(context.Options.Interpolations))
        {
            // half the data further on, so that what lies together in a file does not meet itself
            var after = Enumerable.Range(1, count).Select(step => (from + count / 2 + step) % count).Where(to => to != from).ToList();
            var suits = context.Labels is { } labels ? after.FindIndex(to => labels[to] == labels[from] == wanted) : -1;
            yield return (from, after[Math.Max(0, suits)]);
        }
    }

    private static bool IsConditional(ReportContext context) => context.Model.Samples.Classes + context.Model.Samples.Features > 0;

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
