namespace Faces.Rendering;

/// <summary>An eye with its lid and lashes, and a brow.</summary>
internal static class Eyes
{
    public const float Out = 5.7f; // from the middle of the face
    public const float Down = -0.8f; // below the middle of the head

    private static readonly Color white = new(0.98f, 0.97f, 0.95f);
    private static readonly Color ink = new(0.11f, 0.08f, 0.08f);

    /// <summary>Draws the eye on a side: −1 is the picture's left, 1 its right.</summary>
    public static void Draw(Canvas canvas, in FaceFactors face, in Head head, in Skin skin, int side)
    {
        var spot = head.On(side * Out, Down);
        var squint = MathF.Max(0, face.Smile); // a laugh lifts the lower lid
        var (width, top, bottom) = ((face.Woman ? 3.5f : 3.3f) * spot.Wide, face.Woman ? -2.9f : -2.4f, 2.1f - 0.9f * squint);
        var eye = new Leaf(spot.X, spot.Y, width, top, bottom, blunt: 0.2f);
        var color = Palette.Eyes(face.EyeColor);

        canvas.Paint(new Ellipse(spot.X, spot.Y - 1, width + 1, 3.6f), new Flat(skin.Shade), 0.5f, softness: 3);
        canvas.Paint(eye, new Gradient(white.Times(0.80f), spot.X, spot.Y + top, white, spot.X, spot.Y));
        var iris = new Ellipse(spot.X, spot.Y - 0.3f, 2 * spot.Wide, 2.05f);
        canvas.Paint(new Both<Leaf, Ellipse>(eye, iris), new Gradient(color.Times(0.7f), spot.X, spot.Y - 2, color.Towards(white, 0.2f), spot.X, spot.Y + 1.6f));
        canvas.Paint(new Both<Leaf, Ellipse>(eye, new Ellipse(spot.X, spot.Y - 0.3f, 0.95f, 0.95f)), new Flat(ink));
        canvas.Paint(new Ellipse(spot.X - 0.7f, spot.Y - 1.1f, 0.6f, 0.6f), new Flat(new Color(1, 1, 1)), opacity: 0.95f);

        // the upper lid; a woman's lashes make it heavier, and longer outwards
        var (line, past) = face.Woman ? (0.75f, 0.9f) : (0.35f, 0.1f);
        canvas.Paint(new Leaf(spot.X, spot.Y, width + past, top - line, top + 0.2f, slope: face.Woman ? -0.06f * side : 0, blunt: 0.2f), new Flat(ink), opacity: 0.92f);
        if (face.Woman)
        {
            canvas.Paint(new Leaf(spot.X + side * (width + 0.5f), spot.Y - 0.9f, 1.5f, -0.1f, 0.5f, slope: -0.55f * side, blunt: 0.25f), new Flat(ink), opacity: 0.9f);
        }
        canvas.Paint(new Leaf(spot.X, spot.Y, width, bottom, bottom + 0.5f, blunt: 0.1f), new Flat(skin.Deep), opacity: 0.5f);
    }

    /// <summary>Draws the brow on a side, as <see cref="Draw"/> does the eye.</summary>
    public static void DrawBrow(Canvas canvas, in FaceFactors face, in Head head, int side)
    {
        var spot = head.On(side * (Out + 0.2f), face.Woman ? -6.4f : -5.7f);
        var hair = Palette.Hair(face.HairColor).Times(0.72f);
        var (thick, arch, width) = face.Woman ? (0.45f, -1.7f, 3.6f) : (1.15f, -0.9f, 4.2f);
        var slope = side * (0.07f * face.Smile - 0.05f); // up outside, where one is in a bad mood
        canvas.Paint(new Leaf(spot.X, spot.Y, width * spot.Wide, arch - thick, arch + thick, slope, blunt: face.Woman ? 0.15f : 0.4f), new Flat(hair), opacity: 0.95f);
    }
}
