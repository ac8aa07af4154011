using System.Text;
using VaeGen;

namespace Theory.Figures;

/// <summary>A square of a latent space, drawn as a square of a figure.</summary>
/// <param name="X">The square's middle in the latent space, first dimension.</param>
/// <param name="Y">Second dimension; it goes up.</param>
/// <param name="Half">Half of its side.</param>
/// <param name="Left">Where it is in the figure.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Side">Its side in the figure.</param>
internal sealed record Plane(double X, double Y, double Half, double Left, double Top, double Side)
{
    /// <summary>The square that has nearly all codes in it, and the middle of the prior.</summary>
    public static Plane Around(SampleSet codes, double left, double top, double side)
    {
        var (x, y) = (Range(codes, 0), Range(codes, 1));
        var half = 0.55 * Math.Max(x.To - x.From, y.To - y.From);
        return new Plane((x.From + x.To) / 2, (y.From + y.To) / 2, half, left, top, side);
    }

    /// <summary>Where a code is, from the square's left upper corner on.</summary>
    public (double X, double Y) At(double x, double y) => ((x - X + Half) / (2 * Half) * Side, (Y + Half - y) / (2 * Half) * Side);

    /// <summary>A length of the latent space in the figure.</summary>
    public double Length(double length) => length / (2 * Half) * Side;

    /// <summary>Every code as a dot in its class's colour, and the circles that hold 39 % and 86 % of N(0, I).</summary>
    public void DrawMap(Svg svg, TrainedPlane trained) => svg.Within(Left, Top, Side, () =>
    {
        foreach (var digits in trained.Labels.Index().GroupBy(pair => pair.Item, pair => pair.Index).OrderBy(group => group.Key))
        {
            var dots = new StringBuilder();
            foreach (var index in digits)
            {
                var (x, y) = At(trained.Codes[index][0], trained.Codes[index][1]);
                dots.Append('M').Append(Svg.Number(x)).Append(' ').Append(Svg.Number(y)).Append("h0");
            }
            svg.Path(dots.ToString(), $"dots c{digits.Key}");
        }
        DrawPrior(svg);
        svg.Box(0.5, 0.5, Side - 1, Side - 1, "frame");
    });

    /// <summary>The circles of one and two standard deviations of N(0, I).</summary>
    public void DrawPrior(Svg svg)
    {
        var (x, y) = At(0, 0);
        svg.Ellipse(x, y, Length(1), Length(1), "round");
        svg.Ellipse(x, y, Length(2), Length(2), "round");
    }

    /// <summary>What the decoder makes of each place of the square.</summary>
    public void DrawDecoded(Svg svg, ITheoryModel model, int cells)
    {
        var codes = new float[2 * cells * cells];
        for (var cell = 0; cell < cells * cells; cell++)
        {
            codes[2 * cell] = (float)(X - Half + 2 * Half * (cell % cells + 0.5) / cells);
            codes[2 * cell + 1] = (float)(Y + Half - 2 * Half * (cell / cells + 0.5) / cells);
        }
        svg.Pictures(Left, Top, Side, model.Decode(new SampleSet(codes, 2)), cells);
        svg.Within(Left, Top, Side, () => svg.Box(0.5, 0.5, Side - 1, Side - 1, "frame"));
    }

    // without the few codes that are far out
    private static (double From, double To) Range(SampleSet codes, int dimension)
    {
        var values = Enumerable.Range(0, codes.Count).Select(index => (double)codes[index][dimension]).Order().ToArray();
        return (values[values.Length / 100], values[^(1 + values.Length / 100)]);
    }
}
