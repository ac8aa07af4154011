namespace VaeGen;

/// <summary>Values over epochs, a line for each series, its name at its end.</summary>
internal static class LineChart
{
    private const double Width = 340, Height = 230;
    private const double LineSpacing = 15;

    /// <summary>A line.</summary>
    internal sealed record Series(string Name, string Style, IReadOnlyList<(double X, double Y)> Points);

    /// <summary>The last epoch of those that begin so far above the others that they are left out; 0: none do.</summary>
    public static int LeftOut(IReadOnlyList<Series> all)
    {
        const int Few = 8;
        const double Squeezed = 3;
        var points = all.SelectMany(series => series.Points).Where(point => double.IsFinite(point.Y)).ToList();
        var epochs = points.Count == 0 ? 0 : points.Max(point => point.X);
        if (epochs < Few)
        {
            return 0;
        }
        var begin = Math.Ceiling(epochs / 10);
        var later = points.Where(point => point.X > begin).Select(point => point.Y).ToList();
        var (lowest, highest) = (points.Min(point => point.Y), points.Max(point => point.Y));
        if (later.Count == 0 || lowest < later.Min() || highest - lowest < Squeezed * (later.Max() - lowest))
        {
            return 0;
        }
        var limit = lowest + Squeezed / 2 * (later.Max() - lowest);
        return (int)points.Where(point => point.Y > limit).Max(point => point.X);
    }

    public static void Write(HtmlWriter html, ChartText text, IReadOnlyList<Series> all)
    {
        var first = LeftOut(all);
        var shown = all.Select(series => series with { Points = [.. series.Points.Where(point => point.X > first)] }).ToList();
        var values = shown.SelectMany(series => series.Points).Where(point => double.IsFinite(point.Y)).ToList();
        var y = values.Count == 0 ? new Scale(0, 1, Height - 44, 24) : Scale.Around(values.Min(point => point.Y), values.Max(point => point.Y), Height - 44, 24);
        var epochs = shown.SelectMany(series => series.Points).Select(point => point.X).ToList();
        var left = ChartFrame.LabelRoom(y);
        var x = epochs.Max() > epochs.Min() ? new Scale(epochs.Min(), epochs.Max(), left, Width - 82) : Scale.Around(epochs[0], epochs[0], left, Width - 82);

        using var frame = new ChartFrame(html, text, x, y, (Width, Height), wholeNumbers: true);
        foreach (var series in shown)
        {
            frame.Curve($"line {series.Style}", series.Points);
            foreach (var (epoch, value) in series.Points.Where(point => double.IsFinite(point.Y)))
            {
                frame.Dot($"dot {series.Style}", epoch, value, $"{series.Name}, epoch {Words.Short(epoch)}: {Words.Number(value)}");
            }
        }

        // the names, from the top down, none over another
        var taken = double.NegativeInfinity;
        foreach (var (series, end) in shown
            .Select(series => (series, End: series.Points.LastOrDefault(point => double.IsFinite(point.Y))))
            .Where(named => named.End != default)
            .OrderByDescending(named => named.End.Y))
        {
            taken = Math.Max(frame.Y.At(end.Y) + 4, taken + LineSpacing);
            frame.Label($"name {series.Style}", series.Name, frame.X.End + 7, taken);
        }
    }
}
