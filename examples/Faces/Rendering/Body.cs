namespace Faces.Rendering;

/// <summary>What is not the head: the wall behind, the shirt, the neck.</summary>
internal static class Body
{
    public static void DrawBackground(Canvas canvas, in FaceFactors face)
    {
        var wall = Palette.Background(face.Background);
        var light = wall.Towards(new Color(1, 1, 1), 0.16f);
        canvas.Fill(new Gradient(light, 14, 4, wall.Times(0.86f), 50, 64));
    }

    public static void DrawShirt(Canvas canvas, in FaceFactors face, in Head head)
    {
        var cloth = Palette.Clothes(face.Clothes);
        var (width, top) = face.Woman ? (20f, head.Y + 24.5f) : (24.5f, head.Y + 23f);
        var shoulders = new RoundBox(new Box(head.X - width, top, head.X + width, top + 40), face.Woman ? 13 : 11);
        canvas.Paint(shoulders, new Gradient(cloth.Towards(new Color(1, 1, 1), 0.08f), head.X - 10, top, cloth.Times(0.66f), head.X + 18, top + 16));
    }

    public static void DrawNeck(Canvas canvas, in FaceFactors face, in Head head, in Skin skin)
    {
        var width = face.Woman ? 4.3f : 6.2f;
        var cloth = Palette.Clothes(face.Clothes);
        var base_ = head.Y + (face.Woman ? 25.5f : 24f);
        var opening = new Ellipse(head.X, base_, width + 2.2f, face.Woman ? 5f : 3.2f);
        var neck = new RoundBox(new Box(head.X - width, head.Y + 8, head.X + width, base_ + 2.5f), 2);
        var below = new Gradient(skin.Deep, head.X, head.Y + head.Height, skin.Light.Towards(skin.Shade, 0.5f), head.X - 2, base_ + 4);
        canvas.Paint(new Edge<Ellipse>(opening, 2), new Flat(cloth.Times(0.72f)));
        canvas.Paint(new Either<Ellipse, RoundBox>(opening, neck), below);
    }
}
