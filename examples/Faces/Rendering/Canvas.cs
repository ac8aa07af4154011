using System.Numerics;
using System.Runtime.InteropServices;

namespace Faces.Rendering;

/// <summary>
/// The picture under way, (3, 64, 64): shapes are laid over each other, each pixel mixed by the share of it that is covered. Nothing but
/// additions, products, quotients and square roots, each rounded as IEEE 754 says: the same bits on every machine.
/// </summary>
internal readonly ref struct Canvas
{
    public const int Side = 64;

    // shapes are described on a sheet of 64×64 units, of which the picture shows the middle, larger
    private const float Zoom = 1.16f;
    private const float MiddleX = 32;
    private const float MiddleY = 33;

    private const int Plane = Side * Side;

    private readonly Span<Vector<float>> red;
    private readonly Span<Vector<float>> green;
    private readonly Span<Vector<float>> blue;

    public Canvas(Span<float> picture)
    {
        var planes = MemoryMarshal.Cast<float, Vector<float>>(picture[..(3 * Plane)]);
        var plane = planes.Length / 3;
        red = planes[..plane];
        green = planes[plane..(2 * plane)];
        blue = planes[(2 * plane)..];
    }

    /// <summary>Covers the whole picture.</summary>
    public void Fill<TPaint>(in TPaint paint)
        where TPaint : struct, IPaint
    {
        var steps = Side / Vector<float>.Count;
        for (var i = 0; i < red.Length; i++)
        {
            var colors = paint.At(Across(i % steps), Down(i / steps));
            (red[i], green[i], blue[i]) = (colors.Red, colors.Green, colors.Blue);
        }
    }

    /// <summary>Lays a shape over the picture.</summary>
    /// <param name="shape">Which pixels.</param>
    /// <param name="paint">Which colours.</param>
    /// <param name="opacity">1 hides what is below, 0 leaves it.</param>
    /// <param name="softness">Over how many units the edge goes from all to nothing: 1 is a sharp edge, anti-aliased.</param>
    public void Paint<TShape, TPaint>(in TShape shape, in TPaint paint, float opacity = 1, float softness = 1)
        where TShape : struct, IShape
        where TPaint : struct, IPaint
    {
        var pixels = softness == 1 ? 1 : softness * Zoom;
        var box = OnPicture(shape.Bounds).Grow(pixels / 2).And(new Box(0, 0, Side, Side));
        var steps = Side / Vector<float>.Count;
        var (first, last) = ((int)box.Left / Vector<float>.Count, Math.Min((int)box.Right / Vector<float>.Count, steps - 1));
        var bottom = Math.Min((int)box.Bottom, Side - 1);
        for (var row = Math.Max((int)box.Top, 0); row <= bottom; row++)
        {
            var y = Down(row);
            for (var step = first; step <= last; step++)
            {
                var x = Across(step);
                var inside = new Vector<float>(0.5f) - shape.Distance(x, y) * (Zoom / pixels);
                if (Vector.LessThanOrEqualAll(inside, Vector<float>.Zero))
                {
                    continue;
                }
                inside = Vector.Min(Vector.Max(inside, Vector<float>.Zero), Vector<float>.One);
                if (softness > 1)
                {
                    inside = inside * inside * (new Vector<float>(3) - inside - inside); // no crease where a soft edge begins
                }
                Mix(row * steps + step, paint.At(x, y), inside * opacity);
            }
        }
    }

    private void Mix(int i, in Colors colors, Vector<float> share)
    {
        red[i] += (colors.Red - red[i]) * share;
        green[i] += (colors.Green - green[i]) * share;
        blue[i] += (colors.Blue - blue[i]) * share;
    }

    // the middles of the pixels of one vector, on the sheet
    private static Vector<float> Across(int step) =>
        (Vector.CreateSequence(step * Vector<float>.Count + 0.5f, 1f) - new Vector<float>(Side / 2f)) * (1 / Zoom) + new Vector<float>(MiddleX);

    private static Vector<float> Down(int row) => new((row + 0.5f - Side / 2f) * (1 / Zoom) + MiddleY);

    private static Box OnPicture(Box box) => new(
        (box.Left - MiddleX) * Zoom + Side / 2f, (box.Top - MiddleY) * Zoom + Side / 2f,
        (box.Right - MiddleX) * Zoom + Side / 2f, (box.Bottom - MiddleY) * Zoom + Side / 2f);
}
