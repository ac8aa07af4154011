namespace VaeGen;

/// <summary>The latent space: a map of the samples' means, and how much each dimension says.</summary>
internal static class LatentSection
{
    public static void Write(HtmlWriter html, ReportContext context)
    {
        using var section = html.Section("latent", "The latent space");
        using var both = html.Open("div", ("class", "space"));
        Map(html, context);
        using var second = html.Open("div");
        Dimensions(html, context);
    }

    private static void Map(HtmlWriter html, ReportContext context)
    {
        var means = context.Latent.Means;
        var plane = PrincipalComponents.Of(means, Math.Min(2, Shapes.Size(means.Shape)));
        var (first, second) = (Words.Percent(plane.Shares[0]), Words.Percent(plane.Shares.Count > 1 ? plane.Shares[1] : 0));
        var places = Columns.Read(plane.Project(means), "places");
        using var figure = html.Open("figure", ("class", "map"));
        var what = context.Labels is null ? "" : $", coloured by class, of which there are {context.Labels.Distinct().Count()}";
        var text = new ChartText(
            "map", "Map of the latent means", $"{Words.Count(context.Part.Count, "point")}{what}. The two components have {first} and {second} of the variance.",
            $"first principal component ({first} of the variance)", $"second ({second})");
        ScatterMap.Write(html, text, places[0], places.Length > 1 ? places[1] : new double[means.Count], context.Labels, context.ClassName);
        if (context.Labels is { } labels)
        {
            ScatterMap.Legend(html, labels, context.ClassName);
        }
        html.Caption("Map of the latent means.",
            "Each point is a sample’s latent mean in the plane in which the means differ most (principal component analysis). Both sides have the same unit."
            + (context.Labels is null ? "" : " A name stands at the median of its class."));
    }

    private static void Dimensions(HtmlWriter html, ReportContext context)
    {
        var latent = context.Latent;
        var values = latent.Kl ?? latent.Variances;
        var (name, unit) = latent.Kl is null ? ("Variance of the latent means", "variance") : ("KL divergence of each dimension", "nats");
        var active = latent.Active.Count();
        using (html.Open("figure"))
        {
            BarChart.Write(
                html,
                new ChartText("dimensions", name, $"{active} of {values.Length} dimensions are active. The largest value is {Words.Number(values[latent.Order[0]])}, of dimension {latent.Order[0]}.", "latent dimension", unit),
                [.. latent.Order.Select(dimension => new BarChart.Bar(
                    Words.Plain(dimension), values[dimension], latent.IsActive(dimension) ? "active" : "idle", $"Dimension {dimension}: {Words.Number(values[dimension])} {unit}"))]);
            html.Caption(name + ".", latent.Kl is null
                ? $"How far each dimension’s mean varies over the samples, largest first; {ActiveOf(active, values.Length)}."
                : $"A mean over the samples, largest first; {ActiveOf(active, values.Length)}. The sum is {Words.Number(values.Sum())} nats.");
        }
        html.Unfolding("The dimensions as a table", "Latent dimensions, those that say most first", ["Dimension", .. (string[])(latent.Kl is null ? [] : ["KL, nats"]), "Variance of the means", "Active"], latent.Order.Select(dimension =>
            (IReadOnlyList<string>)
            [
                Words.Plain(dimension),
                .. (string[])(latent.Kl is null ? [] : [Words.Number(latent.Kl[dimension])]),
                Words.Number(latent.Variances[dimension]),
                latent.IsActive(dimension) ? "yes" : "no",
            ]));
    }

    private static string ActiveOf(int active, int all) => active == all ? "all are active" : $"{active} of {all} are active, the others pale";
}
