namespace Faces.Rendering;

using Mass = Either<Ellipse, RoundBox>;

/// <summary>The hair: one mass from the crown to where it ends, seen behind the head and, around an opening for the face, in front of it.</summary>
internal readonly struct Hair
{
    private readonly Head head;
    private readonly Mass mass;
    private readonly Band opening;
    private readonly Color color;

    public Hair(in FaceFactors face, in Head head)
    {
        this.head = head;
        color = Palette.Hair(face.HairColor);
        var length = face.HairLength;
        var volume = 0.5f + 2.6f * MathF.Min(1, length / 0.4f);
        // cropped hair ends above the ears, the longest on the chest
        var end = head.Y - 3 + 37 * length;
        var shift = -1.6f * face.Turn; // the back of the head goes the other way
        var crown = new Ellipse(head.X + shift, head.Y - 3.5f, head.Width + 0.2f + volume, head.Height - 2.6f + volume);
        var side = head.Width - 0.4f + volume;
        mass = new Mass(crown, new RoundBox(new Box(head.X + shift - side, head.Y - 8, head.X + shift + side, end), MathF.Min(6, 3 + 4 * length)));

        // the hairline is highest at the parting; locks to the sides of the face as the hair gets longer
        var brow = head.On(0, -10.5f + 1.5f * MathF.Min(1, length / 0.4f));
        var parting = brow.X + 3.5f * face.Parting;
        var middle = head.X + (head.On(0, 0).X - head.X) * 0.45f;
        var open = head.Width - 0.2f - 2.4f * MathF.Min(1, length / 0.5f);
        opening = new Band(
            middle, open,
            // a parabola with its tip at the parting, written from the middle of the opening
            Tip(parting - middle, brow.Y, 0.05f),
            new Parabola(head.Y + 60, 0, 0));
    }

    public void DrawBehind(Canvas canvas) =>
        canvas.Paint(mass, new Gradient(color.Times(0.62f), head.X, head.Y - 8, color.Times(0.48f), head.X, head.Y + 28));

    public void DrawInFront(Canvas canvas)
    {
        var front = new Without<Mass, Band>(mass, opening);
        // a shadow on the skin
        canvas.Paint(front, new Gradient(color.Towards(new Color(1, 0.95f, 0.85f), 0.10f), head.X - 10, head.Y - 18, color.Times(0.66f), head.X + 12, head.Y + 16));
        var shine = new Leaf(head.X - 4, head.Y - 13.5f, 7, -2.4f, -0.6f, slope: -0.15f);
        canvas.Paint(shine, new Flat(color.Towards(new Color(1, 1, 1), 0.45f)), opacity: 0.45f, softness: 2);
    }

    private static Parabola Tip(float dx, float y, float bend) => new(y + bend * dx * dx, -2 * bend * dx, bend);
}
