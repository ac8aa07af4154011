using VaeGen;

namespace Theory.Figures;

/// <summary>Why the noise is drawn beside the network: what the gradient can pass, and what it cannot.</summary>
internal static class ReparameterisationFigure
{
    private const double Middle = 84;

    /// <param name="digit">What goes in, one picture.</param>
    /// <param name="decoded">What comes out.</param>
    public static Svg Draw(IDataset digit, IDataset decoded)
    {
        var svg = new Svg(770, 356);
        Panel(svg, 0, "z is drawn within the network: no gradient comes through", digit, decoded, isOutside: false);
        Panel(svg, 162, "z is calculated, and only ε is drawn: the gradient reaches μ and σ", digit, decoded, isOutside: true);
        return svg;
    }

    private static void Panel(Svg svg, double top, string title, IDataset digit, IDataset decoded, bool isOutside)
    {
        var y = top + Middle;
        svg.Text(0, top + 17, title, "big");
        svg.Pictures(0, y - 28, 56, digit, 1);
        Arrow(svg, 60, y, 96);
        Node(svg, 100, y, 92, "encoder");
        Arrow(svg, 196, y - 12, 236, y - 26);
        Arrow(svg, 196, y + 12, 236, y + 26);
        Circle(svg, 256, y - 30, "μ", isRandom: false);
        Circle(svg, 256, y + 30, "σ", isRandom: false);
        Arrow(svg, 276, y - 26, 350, y - 8);
        Arrow(svg, 276, y + 26, 350, y + 8);
        if (isOutside)
        {
            Node(svg, 354, y, 130, "z = μ + σ·ε");
            Circle(svg, 419, y + 84, "ε", isRandom: true);
            Arrow(svg, 419, y + 64, 419, y + 24);
            svg.Text(446, y + 89, "drawn from N(0, I)", "soft");
        }
        else
        {
            svg.Ellipse(419, y, 65, 22, "dashed fill");
            svg.Text(419, y + 5, "z ~ N(μ, σ²)", "middle");
        }
        Arrow(svg, 488, y, 544);
        Node(svg, 548, y, 92, "decoder");
        Arrow(svg, 644, y, 700);
        svg.Pictures(704, y - 28, 56, decoded, 1);

        // the gradient, backwards below the arrows
        Back(svg, 700, y + 14, 644);
        Back(svg, 544, y + 14, 488);
        if (isOutside)
        {
            Back(svg, 348, y - 22, 280, y - 39);
            Back(svg, 348, y + 22, 280, y + 39);
            Back(svg, 236, y - 12, 202, y - 2);
            Back(svg, 236, y + 12, 202, y + 2);
        }
        else
        {
            svg.Path($"M324 {Svg.Number(y - 9)}l18 18m0 -18l-18 18", "back");
        }
        svg.Text(672, y + 34, "gradient", "soft middle backward");
    }

    private static void Node(Svg svg, double x, double y, double width, string name)
    {
        svg.Box(x, y - 22, width, 44, "fill");
        svg.Text(x + width / 2, y + 5, name, "middle");
    }

    private static void Circle(Svg svg, double x, double y, string name, bool isRandom)
    {
        svg.Ellipse(x, y, 19, 19, isRandom ? "dashed fill" : "fill");
        svg.Text(x, y + 5, name, "middle");
    }

    private static void Arrow(Svg svg, double x, double y, double toX, double? toY = null) => Line(svg, x, y, toX, toY ?? y, "");

    private static void Back(Svg svg, double x, double y, double toX, double? toY = null) => Line(svg, x, y, toX, toY ?? y, "back");

    private static void Line(Svg svg, double x, double y, double toX, double toY, string style)
    {
        var angle = Math.Atan2(toY - y, toX - x);
        string Barb(double turn) => $"L{Svg.Number(toX - 9 * Math.Cos(angle + turn))} {Svg.Number(toY - 9 * Math.Sin(angle + turn))}";
        svg.Path($"M{Svg.Number(x)} {Svg.Number(y)}L{Svg.Number(toX)} {Svg.Number(toY)}{Barb(0.45)}M{Svg.Number(toX)} {Svg.Number(toY)}{Barb(-0.45)}", style);
    }
}
