namespace Faces.Rendering;

/// <summary>Glasses with dark rims.</summary>
internal static class Glasses
{
    private static readonly Color rim = new(0.07f, 0.07f, 0.10f);
    private static readonly Color glass = new(0.80f, 0.92f, 1.00f);

    public static void Draw(Canvas canvas, in Head head)
    {
        const float Off = 2; // in front of the eyes
        var (left, right) = (head.On(-Eyes.Out - 0.1f, Eyes.Down, Off), head.On(Eyes.Out + 0.1f, Eyes.Down, Off));
        var middle = head.On(0, Eyes.Down, off: Off + 1);
        const float Half = 4.7f;
        foreach (var (spot, side) in (ReadOnlySpan<(Spot, int)>)[(left, -1), (right, 1)])
        {
            var half = Half * spot.Wide;
            var lens = new RoundBox(new Box(spot.X - half, spot.Y - 3.9f, spot.X + half, spot.Y + 4.5f), MathF.Min(3.4f, half - 0.2f));
            canvas.Paint(lens, new Gradient(glass, spot.X - 3, spot.Y - 3, glass.Times(0.9f), spot.X + 3, spot.Y + 4), opacity: 0.16f);
            canvas.Paint(new Edge<RoundBox>(lens, 1.35f), new Flat(rim));
            canvas.Paint(new Leaf(spot.X - 1.4f, spot.Y - 1.8f, 1.5f, -0.4f, 0.3f, slope: -0.8f, blunt: 0.1f), new Flat(new Color(1, 1, 1)), opacity: 0.5f);

            // the temple, as far as the edge of the head
            var ear = head.On(side * head.Width, -0.5f);
            var outer = spot.X + side * half;
            if ((ear.X - outer) * side > 0.6f)
            {
                var slope = (ear.Y - spot.Y + 1.5f) / (ear.X - outer);
                canvas.Paint(new Leaf((outer + ear.X) / 2, (ear.Y + spot.Y - 1.5f) / 2, MathF.Abs(ear.X - outer) / 2, 0, 0, slope, blunt: 0.55f), new Flat(rim));
            }
        }
        var (from, to) = (left.X + Half * left.Wide, right.X - Half * right.Wide);
        canvas.Paint(new Leaf((from + to) / 2, middle.Y - 0.4f, MathF.Max(0.8f, (to - from) / 2 + 0.3f), -1, -0.8f, blunt: 0.5f), new Flat(rim));
    }
}
