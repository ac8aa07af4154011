using System.Numerics;

namespace Faces.Rendering;

/// <summary>An ellipse with its axes along x and y.</summary>
internal readonly struct Ellipse(float x, float y, float a, float b) : IShape
{
    public Box Bounds => new(x - a, y - b, x + a, y + b);

    public Vector<float> Distance(Vector<float> px, Vector<float> py)
    {
        var u = (px - new Vector<float>(x)) * (1 / a);
        var v = (py - new Vector<float>(y)) * (1 / b);
        return Implicit.Distance(Vector.SquareRoot(u * u + v * v), u * (1 / a), v * (1 / b));
    }
}

/// <summary>
/// The outline of a head: an ellipse whose lower half narrows to a chin (<paramref name="taper"/>) and bulges at the jaw
/// (<paramref name="square"/>, 0 to 1).
/// </summary>
internal readonly struct HeadOutline(float x, float y, float a, float b, float taper, float square) : IShape
{
    public Box Bounds => new(x - a, y - b, x + a, y + b);

    public Vector<float> Distance(Vector<float> px, Vector<float> py)
    {
        var v = (py - new Vector<float>(y)) * (1 / b);
        var below = Vector.Min(Vector.Max(v, Vector<float>.Zero), new Vector<float>(1.2f));
        var u = (px - new Vector<float>(x)) * (1 / a) / (Vector<float>.One - below * below * taper);
        var (u2, v2) = (u * u, v * v);
        var radius = Vector.SquareRoot(Vector.Max(u2 + v2 - u2 * below * below * square, Vector<float>.Zero));
        return Implicit.Distance(radius, u * (1 / a), v * (1 / b));
    }
}

/// <summary>A rectangle with round corners.</summary>
internal readonly struct RoundBox(Box box, float corner) : IShape
{
    public Box Bounds => box;

    public Vector<float> Distance(Vector<float> x, Vector<float> y)
    {
        var dx = Vector.Abs(x - new Vector<float>((box.Left + box.Right) / 2)) - new Vector<float>((box.Right - box.Left) / 2 - corner);
        var dy = Vector.Abs(y - new Vector<float>((box.Top + box.Bottom) / 2)) - new Vector<float>((box.Bottom - box.Top) / 2 - corner);
        var (ox, oy) = (Vector.Max(dx, Vector<float>.Zero), Vector.Max(dy, Vector<float>.Zero));
        return Vector.SquareRoot(ox * ox + oy * oy) + Vector.Min(Vector.Max(dx, dy), Vector<float>.Zero) - new Vector<float>(corner);
    }
}

/// <summary>What lies between two parabolas and not further than <paramref name="width"/> from x, to either side.</summary>
internal readonly struct Band(float x, float width, Parabola top, Parabola bottom) : IShape
{
    public Box Bounds => new(
        x - width, MathF.Min(top.Lowest(width), bottom.Lowest(width)), x + width, MathF.Max(top.Highest(width), bottom.Highest(width)));

    public Vector<float> Distance(Vector<float> px, Vector<float> py)
    {
        var dx = px - new Vector<float>(x);
        return Vector.Max(Vector.Max(top.Above(dx, py), -bottom.Above(dx, py)), Vector.Abs(dx) - new Vector<float>(width));
    }
}

/// <summary>The curve y = start + slope · dx + bend · dx².</summary>
internal readonly record struct Parabola(float Start, float Slope, float Bend)
{
    /// <summary>How far points lie above the curve (where y is smaller), to first order.</summary>
    public Vector<float> Above(Vector<float> dx, Vector<float> y)
    {
        var steepness = new Vector<float>(Slope) + dx * (2 * Bend);
        var height = new Vector<float>(Start) + dx * Slope + dx * dx * Bend;
        return (height - y) / Vector.SquareRoot(Vector<float>.One + steepness * steepness);
    }

    public float At(float dx) => Start + Slope * dx + Bend * dx * dx;

    // safe bounds over [−width, width]
    public float Lowest(float width) => Start - MathF.Abs(Slope) * width + MathF.Min(0, Bend * width * width);

    public float Highest(float width) => Start + MathF.Abs(Slope) * width + MathF.Max(0, Bend * width * width);
}

/// <summary>What two shapes share.</summary>
internal readonly struct Both<TFirst, TSecond>(TFirst first, TSecond second) : IShape
    where TFirst : struct, IShape
    where TSecond : struct, IShape
{
    public Box Bounds => first.Bounds.And(second.Bounds);

    public Vector<float> Distance(Vector<float> x, Vector<float> y) => Vector.Max(first.Distance(x, y), second.Distance(x, y));
}

/// <summary>What either of two shapes covers.</summary>
internal readonly struct Either<TFirst, TSecond>(TFirst first, TSecond second) : IShape
    where TFirst : struct, IShape
    where TSecond : struct, IShape
{
    public Box Bounds => first.Bounds.Or(second.Bounds);

    public Vector<float> Distance(Vector<float> x, Vector<float> y) => Vector.Min(first.Distance(x, y), second.Distance(x, y));
}

/// <summary>A shape without what another one covers.</summary>
internal readonly struct Without<TShape, THole>(TShape shape, THole hole) : IShape
    where TShape : struct, IShape
    where THole : struct, IShape
{
    public Box Bounds => shape.Bounds;

    public Vector<float> Distance(Vector<float> x, Vector<float> y) => Vector.Max(shape.Distance(x, y), -hole.Distance(x, y));
}

/// <summary>A line of some width along the edge of a shape.</summary>
internal readonly struct Edge<TShape>(TShape shape, float width) : IShape
    where TShape : struct, IShape
{
    public Box Bounds => shape.Bounds.Grow(width / 2);

    public Vector<float> Distance(Vector<float> x, Vector<float> y) => Vector.Abs(shape.Distance(x, y)) - new Vector<float>(width / 2);
}

/// <summary>Distances from the curve on which a radius is 1.</summary>
internal static class Implicit
{
    // (radius − 1) / |∇ radius|, of which (gradientX, gradientY) is radius times the gradient; 1e-6 keeps the middle from being 0 / 0
    public static Vector<float> Distance(Vector<float> radius, Vector<float> gradientX, Vector<float> gradientY)
    {
        var tiny = new Vector<float>(1e-6f);
        var steepness = Vector.SquareRoot(gradientX * gradientX + gradientY * gradientY);
        return (radius - Vector<float>.One) * (radius + tiny) / (steepness + tiny);
    }
}
