namespace Faces.Rendering;

/// <summary>A beard: sideburns, cheeks, chin and moustache.</summary>
internal static class Beard
{
    public static void Draw(Canvas canvas, in FaceFactors face, in Head head, in Skin skin)
    {
        var amount = face.Beard;
        if (amount <= 0)
        {
            return;
        }
        var color = Palette.Hair(face.HairColor).Times(0.85f);
        var opacity = 0.55f + 0.43f * amount;
        var mouth = head.On(0, Mouth.Down, off: 1);
        // hangs below the chin as it gets longer; its upper edge is a valley from one ear to the other
        var hanging = new HeadOutline(head.X, head.Y, head.Width + 0.3f, head.Height + 0.4f + 3f * amount, 0.12f, 0.6f);
        var edge = head.On(0, 8.4f - 1.8f * amount);
        var below = new Band(edge.X, 30, new Parabola(edge.Y, 0, -0.045f), new Parabola(head.Y + 40, 0, 0));
        var area = new Without<Both<HeadOutline, Band>, Ellipse>(
            new Both<HeadOutline, Band>(hanging, below), new Ellipse(mouth.X, mouth.Y + 0.6f, 4.6f * mouth.Wide, 2.4f));
        canvas.Paint(area, new Gradient(color.Towards(skin.Light, 0.12f), head.X - 8, head.Y + 2, color.Times(0.72f), head.X + 6, head.Y + head.Height + 2), opacity, softness: 1.8f);
        canvas.Paint(new Leaf(mouth.X, mouth.Y - 1.2f, 5.6f * mouth.Wide, -2.0f, -0.4f - 0.5f * amount, blunt: 0.4f), new Flat(color), opacity, softness: 1.4f);
    }
}
