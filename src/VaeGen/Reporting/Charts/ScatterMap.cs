using System.Globalization;
using System.Text;

namespace VaeGen;

/// <summary>Points of a plane with the same unit along both sides, a colour and a form for each class, and each class's name in its middle.</summary>
internal static class ScatterMap
{
    private const double Width = 640, Height = 520;
    private const double LetterWidth = 9, LineSpacing = 17;
    private const double Left = 50, Right = Width - 12, Top = 24, Bottom = Height - 44;

    public static void Write(HtmlWriter html, ChartText words, double[] across, double[] up, int[]? labels, Func<int, string> name)
    {
        var (x, y) = Square(across, up);
        using var frame = new ChartFrame(html, words, x, y, (Width, Height));
        var classes = labels is null ? [0] : labels.Distinct().Order().ToArray();
        foreach (var label in classes)
        {
            var path = new StringBuilder();
            for (var i = 0; i < across.Length; i++)
            {
                if (labels is null || labels[i] == label)
                {
                    ClassColors.Mark(path, labels is null ? 0 : label, x.At(across[i]), y.At(up[i]));
                }
            }
            html.Empty("path", ("class", $"points {ClassColors.Style(label)} {Key(label)}"), ("d", path.ToString()));
        }
        if (labels is null)
        {
            return;
        }
        var names = classes.Select(label =>
        {
            var own = Enumerable.Range(0, across.Length).Where(i => labels[i] == label).ToList();
            return (Text: name(label), X: x.At(Median(own.Select(i => across[i]))), Y: y.At(Median(own.Select(i => up[i]))) + 5);
        });

        // from the top down, each below those that it would cover
        var placed = new List<(string Text, double X, double Y)>();
        foreach (var (text, middle, wanted) in names.OrderBy(name => name.Y))
        {
            var line = wanted;
            foreach (var other in placed.Where(other => Math.Abs(other.X - middle) < LetterWidth * (other.Text.Length + text.Length) / 2))
            {
                line = Math.Max(line, Math.Abs(other.Y - line) < LineSpacing ? other.Y + LineSpacing : line);
            }
            placed.Add((text, middle, line));
            frame.Label("class", text, middle, line);
        }
    }

    /// <summary>The classes' marks and names, with how many points each has.</summary>
    public static void Legend(HtmlWriter html, int[] labels, Func<int, string> name)
    {
        using var list = html.Open("ul", ("class", "legend"));
        foreach (var group in labels.CountBy(label => label).OrderBy(group => group.Key))
        {
            using var item = html.Open("li", ("class", Key(group.Key)));
            using (html.Open("svg", ("viewBox", "-5 -5 10 10"), ("aria-hidden", "true")))
            {
                var mark = new StringBuilder();
                ClassColors.Mark(mark, group.Key, 0, 0);
                html.Empty("path", ("class", ClassColors.Style(group.Key)), ("d", mark.ToString()));
            }
            html.Text($" {name(group.Key)} ");
            html.Text("span", Words.Count(group.Value), ("class", "count"));
        }
    }

    /// <summary>A style sheet's rules that let the other classes fade while the pointer is on one in the legend.</summary>
    public static string FadeRules(IEnumerable<int> labels) => string.Concat(labels.Distinct().Order().Select(label =>
        $".map:has(.legend .{Key(label)}:hover) .points:not(.{Key(label)}) {{ opacity: 0.08; }}\n"));

    private static string Key(int label) => string.Create(CultureInfo.InvariantCulture, $"k{label}");

    /// <summary>Scales of one unit that both hold all points.</summary>
    private static (Scale X, Scale Y) Square(double[] across, double[] up)
    {
        var (x, y) = (Scale.Around(across.Min(), across.Max(), Left, Right), Scale.Around(up.Min(), up.Max(), Bottom, Top));
        var unit = Math.Max((x.To - x.From) / (Right - Left), (y.To - y.From) / (Bottom - Top));
        return (Widened(x, unit * (Right - Left)), Widened(y, unit * (Bottom - Top)));

        static Scale Widened(Scale scale, double extent)
        {
            var middle = (scale.From + scale.To) / 2;
            return scale with { From = middle - extent / 2, To = middle + extent / 2 };
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
