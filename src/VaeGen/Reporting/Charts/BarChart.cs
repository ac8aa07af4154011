namespace VaeGen;

/// <summary>A bar for each latent dimension, the largest first.</summary>
internal static class BarChart
{
    private const double Width = 380, Height = 250;
    private const int MostNames = 20;
    private const double Widest = 48;

    /// <summary>A bar.</summary>
    internal sealed record Bar(string Name, double Value, string Style, string Tooltip);

    public static void Write(HtmlWriter html, ChartText text, IReadOnlyList<Bar> bars)
    {
        var highest = bars.Max(bar => bar.Value);
        var y = new Scale(0, highest > 0 ? 1.04 * highest : 1, Height - 44, 24);
        var x = new Scale(0, bars.Count, ChartFrame.LabelRoom(y), Width - 8);
        using var frame = new ChartFrame(html, text, x, y, (Width, Height), xTicks: 0);
        var width = (x.End - x.Start) / bars.Count;
        var gap = Math.Max(width - Widest, Math.Min(4, 0.25 * width));
        foreach (var (index, bar) in bars.Index())
        {
            var top = y.At(bar.Value);
            using (html.Open("rect",
                ("class", $"bar {bar.Style}"), ("x", ChartFrame.Number(x.At(index) + gap / 2)), ("y", ChartFrame.Number(top)),
                ("width", ChartFrame.Number(Math.Max(0.2, width - gap))), ("height", ChartFrame.Number(Math.Max(0.5, y.Start - top)))))
            {
                html.Text("title", bar.Tooltip);
            }
            if (bars.Count <= MostNames)
            {
                frame.Label("tick small middle", bar.Name, x.At(index) + width / 2, y.Start + 17);
            }
        }
    }
}
