using System.Globalization;
using System.Text;

namespace VaeGen.LongRun;

/// <summary>Draws resident memory and live tensors against steps as an SVG, readable on light and on dark pages.</summary>
internal static class MemoryPicture
{
    private const double Left = 70;
    private const double Width = 600;
    private const double Height = 120;

    public static void Save(string path, IReadOnlyList<MemorySample> samples)
    {
        var svg = new StringBuilder("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 370" font-family="sans-serif" font-size="12">
            <style>
            text { fill: #444 } .axis { stroke: #bbb } .line { fill: none; stroke: #1f6feb; stroke-width: 1.5 }
            @media (prefers-color-scheme: dark) { text { fill: #ccc } .axis { stroke: #555 } .line { stroke: #79b8ff } }
            </style>

            """);
        Panel(svg, 40, "resident memory, MiB", samples, sample => sample.Resident / 1048576.0);
        Panel(svg, 220, "live tensors", samples, sample => sample.Tensors);
        svg.Append("</svg>\n");
        File.WriteAllText(path, svg.ToString().ReplaceLineEndings("\n"));
    }

    // from 0 up, so that a slope is seen for what it is
    private static void Panel(StringBuilder svg, double top, string title, IReadOnlyList<MemorySample> samples, Func<MemorySample, double> value)
    {
        var (last, most) = (samples[^1].Step, RoundUp(samples.Max(value) * 1.1));
        Text(svg, Left, top - 10, "start", title);
        foreach (var share in (double[])[0, 0.5, 1])
        {
            var (x, y) = (Left + (share * Width), top + ((1 - share) * Height));
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"axis\" d=\"M{Left} {y}h{Width}\"/>\n");
            Text(svg, Left - 8, y + 4, "end", (share * most).ToString("N0", CultureInfo.InvariantCulture));
            Text(svg, x, top + Height + 18, share == 0 ? "start" : share == 1 ? "end" : "middle", $"{(share * last).ToString("N0", CultureInfo.InvariantCulture)}{(share == 1 ? " steps" : "")}");
        }
        var points = samples.Select(sample => string.Create(
            CultureInfo.InvariantCulture, $"{Left + (Width * sample.Step / last):F1},{top + (Height * (1 - (value(sample) / most))):F1}"));
        svg.Append(CultureInfo.InvariantCulture, $"<polyline class=\"line\" points=\"{string.Join(' ', points)}\"/>\n");
    }

    private static void Text(StringBuilder svg, double x, double y, string anchor, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{text}</text>\n");

    // to an even number of one or two digits and zeros
    private static double RoundUp(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1) * 2;
        return Math.Ceiling(value / unit) * unit;
    }
}
