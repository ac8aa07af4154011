using System.Globalization;
using System.Security;
using System.Text;
using VaeGen;

namespace Theory.Figures;

/// <summary>A picture of lines, words and pixels, for light and for dark pages.</summary>
internal sealed class Svg(double width, double height)
{
    private readonly StringBuilder body = new();

    /// <summary>A number as SVG has it.</summary>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Words: start at x, or are around it or end at it where the style says "middle" or "end".</summary>
    public void Text(double x, double y, string text, string style = "") =>
        body.Append(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{SecurityElement.Escape(text)}</text>\n");

    /// <summary>A path.</summary>
    public void Path(string data, string style) => body.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"{data}\"/>\n");

    /// <summary>An ellipse along the axes.</summary>
    public void Ellipse(double x, double y, double radiusX, double radiusY, string style) => body.Append(
        CultureInfo.InvariantCulture, $"<ellipse class=\"{style}\" cx=\"{Number(x)}\" cy=\"{Number(y)}\" rx=\"{Number(radiusX)}\" ry=\"{Number(radiusY)}\"/>\n");

    /// <summary>A rectangle with round corners.</summary>
    public void Box(double x, double y, double boxWidth, double boxHeight, string style) => body.Append(
        CultureInfo.InvariantCulture, $"<rect class=\"{style}\" x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(boxWidth)}\" height=\"{Number(boxHeight)}\" rx=\"6\"/>\n");

    /// <summary>What the part between is drawn within.</summary>
    public void Within(double x, double y, double side, Action draw)
    {
        body.Append(CultureInfo.InvariantCulture, $"<svg x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(side)}\" height=\"{Number(side)}\">\n");
        draw();
        body.Append("</svg>\n");
    }

    /// <summary>Pictures side by side, as wide as this.</summary>
    /// <returns>How high they are.</returns>
    public double Pictures(double x, double y, double pictureWidth, IDataset samples, int columns, int padding = 0)
    {
        var picture = ImageGrid.Draw(samples, columns, padding: padding);
        using var png = new MemoryStream();
        Png.Write(picture, png);
        var pictureHeight = pictureWidth * picture.Height / picture.Width;
        body.Append(CultureInfo.InvariantCulture, $"<image x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(pictureWidth)}\" height=\"{Number(pictureHeight)}\"")
            .Append(" href=\"data:image/png;base64,").Append(Convert.ToBase64String(png.ToArray())).Append("\"/>\n");
        return pictureHeight;
    }

    /// <summary>Writes the file.</summary>
    public void Save(string path) => File.WriteAllText(path, $$"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Number(width)}} {{Number(height)}}" width="{{Number(width)}}" height="{{Number(height)}}" font-family="system-ui, sans-serif" font-size="13">
        <style>
        text { fill: #24292f } .soft { fill: #59636e; font-size: 12px } .middle { text-anchor: middle } .end { text-anchor: end } .big { font-size: 15px; font-weight: 600 }
        path, ellipse, rect { fill: none; stroke: #59636e; stroke-width: 1.4 } .frame { stroke: #d1d9e0; stroke-width: 1 }
        .dots { stroke-width: 4; stroke-linecap: round; opacity: .75 } .area { opacity: .5; stroke-width: 1.6 } .dashed { stroke-dasharray: 5 4 } .fill { fill: #f6f8fa }
        .back { stroke: #cf222e; stroke-width: 2 } .backward { fill: #cf222e } .round { stroke: #24292f; stroke-width: 1.6; stroke-dasharray: 6 4 }
        {{Classes(saturation: 75, light: [45, 38])}}
        @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3 } .soft { fill: #9198a1 } path, ellipse, rect { stroke: #9198a1 } .frame { stroke: #3d444d } .fill { fill: #151b23 }
        .back { stroke: #ff7b72 } .backward { fill: #ff7b72 } .round { stroke: #e6edf3 }
        {{Classes(saturation: 70, light: [68, 58])}}
        }
        </style>
        {{body}}</svg>

        """.ReplaceLineEndings("\n"));

    // ten colours around the wheel, neighbours of different lightness
    private static string Classes(int saturation, int[] light) =>
        string.Join(' ', Enumerable.Range(0, 10).Select(digit => $".c{digit} {{ stroke: hsl({36 * digit} {saturation}% {light[digit % 2]}%) }} .t{digit} {{ fill: hsl({36 * digit} {saturation}% {light[digit % 2]}%) }}"));
}
