namespace Faces.Rendering;

/// <summary>The mouth: closed and bent down to open and bent up.</summary>
internal static class Mouth
{
    public const float Down = 9.2f; // below the middle of the head

    private static readonly Color inside = new(0.30f, 0.07f, 0.09f);
    private static readonly Color teeth = new(0.98f, 0.97f, 0.94f);

    public static void Draw(Canvas canvas, in FaceFactors face, in Head head, in Skin skin)
    {
        var smile = face.Smile;
        var spot = head.On(0, Down, off: 1);
        var width = (4.2f + 1.5f * MathF.Max(0, smile)) * spot.Wide;
        var bend = 2.5f * smile; // of the line between the lips
        var open = 3.2f * MathF.Max(0, smile - 0.15f);
        var y = spot.Y - 0.6f * bend; // the corners go up as the middle goes down
        var (upper, lower) = face.Woman ? (1.3f, 1.7f) : (0.7f, 1.1f);

        canvas.Paint(new Leaf(spot.X, y, width, bend - upper, bend + open + lower, blunt: 0.35f), new Flat(skin.Lips));
        canvas.Paint(new Leaf(spot.X, y, width - 0.5f, bend - 0.15f, bend + open + 0.15f, blunt: 0.3f), new Flat(inside), opacity: 0.9f);
        if (open > 0)
        {
            canvas.Paint(new Leaf(spot.X, y + 0.1f, width - 1, bend, bend + 0.75f * open), new Flat(teeth));
        }
        canvas.Paint(new Leaf(spot.X, spot.Y + 0.4f * bend + open + lower + 1.6f, 2.6f, -0.4f, 0.6f), new Flat(skin.Deep), 0.45f, softness: 2);
    }
}
