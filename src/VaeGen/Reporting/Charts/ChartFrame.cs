using System.Globalization;

namespace VaeGen;

/// <summary>An inline SVG with two axes: round ticks, grid lines, labels, and a title and description for those who do not see it.</summary>
internal sealed class ChartFrame : IDisposable
{
    private readonly HtmlWriter html;
    private readonly HtmlWriter.Element svg;

    /// <summary>Opens the chart and draws its axes.</summary>
    public ChartFrame(HtmlWriter html, ChartText text, Scale x, Scale y, (double Width, double Height) size, bool wholeNumbers = false, int xTicks = 6, int yTicks = 5)
    {
        this.html = html;
        (X, Y) = (x, y);
        svg = Open(html, text, size.Width, size.Height);
        foreach (var tick in y.Ticks(yTicks))
        {
            Line("grid", x.Start, y.At(tick), x.End, y.At(tick));
            Label("tick end", Words.Short(tick), x.Start - 7, y.At(tick) + 4);
        }
        Line("axis", x.Start, y.Start, x.End, y.Start);
        foreach (var tick in xTicks == 0 ? [] : x.Ticks(xTicks))
        {
            if (!wholeNumbers || Math.Abs(tick - Math.Round(tick)) < 1e-9)
            {
                Line("axis", x.At(tick), y.Start, x.At(tick), y.Start + 4);
                Label("tick middle", Words.Short(tick), x.At(tick), y.Start + 17);
            }
        }
        Label("label middle", text.X, (x.Start + x.End) / 2, size.Height - 4);
        if (text.Y.Length > 0)
        {
            Label("label", text.Y, 2, 11);
        }
    }

    public Scale X { get; }

    public Scale Y { get; }

    /// <summary>Opens an SVG with a title and a description.</summary>
    public static HtmlWriter.Element Open(HtmlWriter html, ChartText text, double width, double height)
    {
        var svg = html.Open("svg",
            ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("style", $"--width:{Number(width)}px"), ("role", "img"),
            ("aria-labelledby", $"{text.Id}-title {text.Id}-text"));
        html.Text("title", text.Title, ("id", $"{text.Id}-title"));
        html.Text("desc", text.Description, ("id", $"{text.Id}-text"));
        return svg;
    }

    /// <summary>The room that a scale's tick labels need beside it.</summary>
    public static double LabelRoom(Scale y, int ticks = 5) => 14 + 7 * y.Ticks(ticks).Select(tick => Words.Short(tick).Length).DefaultIfEmpty(0).Max();

    /// <summary>A coordinate, to a tenth of a unit.</summary>
    public static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    public void Line(string style, double x1, double y1, double x2, double y2) => html.Empty("line",
        ("class", style), ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)));

    public void Label(string style, string text, double x, double y) => html.Text("text", text, ("class", style), ("x", Number(x)), ("y", Number(y)));

    /// <summary>A line through points; where one is not finite, it is interrupted.</summary>
    public void Curve(string style, IEnumerable<(double X, double Y)> points)
    {
        var path = new System.Text.StringBuilder();
        var pen = 'M';
        foreach (var (x, y) in points)
        {
            if (!double.IsFinite(y))
            {
                pen = 'M';
                continue;
            }
            path.Append(pen).Append(Number(X.At(x))).Append(' ').Append(Number(Y.At(y)));
            pen = 'L';
        }
        html.Empty("path", ("class", style), ("d", path.ToString()));
    }

    /// <summary>A dot that says its value when a pointer rests on it.</summary>
    public void Dot(string style, double x, double y, string text)
    {
        using (html.Open("circle", ("class", style), ("cx", Number(X.At(x))), ("cy", Number(Y.At(y))), ("r", "2.5")))
        {
            html.Text("title", text);
        }
    }

    public void Dispose()
    {
        svg.Dispose();
        html.Line();
    }
}
