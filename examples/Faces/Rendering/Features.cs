namespace Faces.Rendering;

/// <summary>Ears, skin and nose.</summary>
internal static class Features
{
    public static void DrawEars(Canvas canvas, in Head head, in Skin skin)
    {
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var ear = head.On(side * head.Width, 1.5f);
            canvas.Paint(new Ellipse(ear.X + side * 0.4f, ear.Y, 2.4f, 3.8f), new Flat(side < 0 ? skin.Light : skin.Shade));
            canvas.Paint(new Ellipse(ear.X + side * 0.5f, ear.Y, 1.1f, 2.3f), new Flat(skin.Deep), opacity: 0.5f, softness: 2);
        }
    }

    public static void DrawSkin(Canvas canvas, in FaceFactors face, in Head head, in Skin skin)
    {
        canvas.Paint(head.Outline, new Round(skin.Light, skin.Shade, head.X, head.Y, head.Width, head.Height));
        var (rise, glow) = (MathF.Max(0, face.Smile), face.Woman ? 0.42f : 0.24f);
        foreach (var side in (ReadOnlySpan<float>)[-1, 1])
        {
            var cheek = head.On(side * 7, 5.5f - rise);
            canvas.Paint(new Ellipse(cheek.X, cheek.Y, 3.4f * cheek.Wide, 2.6f), new Flat(skin.Blush), glow + 0.15f * rise, softness: 4);
        }
    }

    public static void DrawNose(Canvas canvas, in Head head, in Skin skin)
    {
        var bridge = head.On(0, 0, off: 1);
        var tip = head.On(0, 4, off: 3.5f);
        // its side away from the light, its lower edge, and the light on its tip
        canvas.Paint(new Ellipse((bridge.X + tip.X) / 2 + 1.4f, (bridge.Y + tip.Y) / 2 + 0.4f, 1.2f, 3.4f), new Flat(skin.Shade), 0.55f, softness: 2.5f);
        canvas.Paint(new Leaf(tip.X, tip.Y + 0.5f, 2.6f, 0.5f, 2.1f), new Flat(skin.Deep), 0.75f, softness: 1.3f);
        canvas.Paint(new Ellipse(tip.X - 0.4f, tip.Y - 0.6f, 1.2f, 1.1f), new Flat(skin.Light.Towards(new Color(1, 1, 1), 0.45f)), 0.6f, softness: 2);
    }
}
